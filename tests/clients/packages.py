"""The packages that clients read: the invented project, and the same with cells that are hard to read."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimpack import plugins
from claimpack.model.table import Package
from claimpack.pipeline import build_project, compile_project
from claimpack.workspace.contracts import read_contracts
from claimpack.write.publish import publish
from tests.conftest import HARBOUR, ROOT

# Text that readers of CSV take for something else: for nothing, for a number, a date, a formula or a separator.
TEXTS = (
    "NA",
    "null",
    "NaN",
    "None",
    "-",
    " between spaces ",
    'a "quoted" word, and a comma',
    "two\nlines",
    "tab\tand semicolon;",
    "=1+1",
    "1e5",
    "007",
    "2021-03",
    "12/03/2021",
    "true",
    "ـقـال\u064b",  # with tatweel and a combining vowel sign
    "\u0623 \u0627\u0654",  # one letter, composed and decomposed
    "\u202bقال\u202c\u200f 12\u200e",  # with marks of direction
    "می\u200cخواهم",  # with a zero-width non-joiner
    "𝄞 and 😀",  # beyond the first plane
)
LISTS = ("NA|b|قال", "one, two|three", 'a "b"', "1|2", "true|false")
NUMBERS = ("0.1", "-0.000001", "99999999999999.9", "0", "12345678901234", "-3", "0.3")
LARGE = "2147483647"

# The cells that change, by table and column; none of them has to fit another one.
HARD: dict[str, dict[str, tuple[str, ...]]] = {
    "actors": {"name": TEXTS},
    "claims": {"note": TEXTS[::-1], "gloss": TEXTS},
    "claims_wide": {
        "note": TEXTS[::-1],
        "gloss": TEXTS,
        "agent_names": LISTS,
        "chain_names": LISTS,
        "origin_names": LISTS,
        "value": ("", *NUMBERS),
        "magnitude": ("0", "", "18"),
        "approx": ("true", "", "false"),
        "when_earliest": ("0001-01-01", "1899-12-31", "1900-02-28"),
        "when_latest": ("9999-12-31", "2262-04-12", "2021-03-12"),
        "said_start": ("", "1677-09-20"),
    },
    "events": {"definition": ('a\nb, "c"',)},
    "figures": {"value": NUMBERS, "low": ("", *NUMBERS)},
    "measures": {"definition": TEXTS, "exclusions": ("", *TEXTS)},
    "sources": {"n_bytes": (LARGE,), "url": ('https://example.org/ا?a=1,2&b="3"', "")},
}


def harbour(folder: Path) -> Path:
    """Build the invented project, with its schemas beside it as in a repository."""
    shutil.copytree(HARBOUR, folder)
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    assert build_project(folder).n_errors == 0
    return folder


def hard(folder: Path) -> Path:
    """Build the invented project with cells that are hard to read."""
    harbour(folder)
    compiled = compile_project(folder)
    package = compiled.package
    assert package is not None
    changed = replace(package, pieces=lambda: _hardened(package))
    found, published = publish(folder, folder / "build", changed, compiled.manifest)
    assert published is not None, found
    return folder


def _hardened(package: Package) -> Iterator[tuple[str, str]]:
    for schema in package.schemas:
        names = [field.name for field in schema.fields]
        rows = list(csv.reader(io.StringIO("".join(package.text(schema.name)), newline="")))
        for name, cells in HARD.get(schema.name, {}).items():
            for number, row in enumerate(rows):
                row[names.index(name)] = cells[number % len(cells)]
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        yield schema.name, text.getvalue()


def databases(package: Path, folder: Path) -> dict[str, Path]:
    """Write the tables of a package into a database of each format; return the files by format."""
    stated = Package(
        name="package",
        version="0.0.0",
        licence="CC0-1.0",
        schemas=read_contracts().tables,
        pieces=lambda: iter(()),
    )
    files = {}
    for name in ("sqlite", "duckdb"):
        exporter = plugins.exporter(name)
        files[name] = folder / f"package{exporter.SUFFIX}"
        exporter.export(package / "build", stated, files[name])
    return files
