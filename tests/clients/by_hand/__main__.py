"""Compare what clients read with the package: one line per client, and a page for docs/."""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.clients import packages
from tests.clients.by_hand.answers import contents, differences
from tests.clients.by_hand.programs import HERE, PROGRAMS, MissingClientError, Program, install
from tests.clients.expected import Table, tables_of

IN_TESTS = ("pandas", "polars", "duckdb", "pyarrow", "sqlite-utils", "SQLAlchemy", "frictionless")
TYPES = ("string", "integer", "number", "boolean", "date", "list")


@dataclass(frozen=True)
class Result:
    """What came of one client and one package."""

    program: Program
    version: str
    n_tables: int
    difference: str | None
    types: dict[str, str]


def run(program: Program, tables: Sequence[Table], tools: Path) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        try:
            answer = program.read(tables, Path(folder), tools)
        except MissingClientError as error:
            return Result(program, "", 0, f"not run: {error}", {})
    found = differences(tables, answer, program.reading)
    more = f" (and {len(found) - 1} more tables)" if len(found) > 1 else ""
    first = f"{found[0]}{more}" if found else None
    return Result(program, answer.version, len(answer.tables), first, answer.types(tables))


def compared(program: Program) -> str:
    lists = "lists" if program.reading.lists else "lists as text"
    nulls = "nulls" if program.reading.nulls else "nulls as empty text"
    return f"rows, {nulls}, numbers, booleans, dates, {lists}, text and digests"


def page(results: dict[str, list[Result]], stated: dict[str, str]) -> Iterator[str]:
    yield from (HERE / "head.md").read_text("utf-8").splitlines()
    yield ""
    yield f"Date of the run: {datetime.now(UTC).date().isoformat()}."
    yield ""
    for name, text in stated.items():
        yield f"- Package `{name}`: {text}."
    yield ""
    yield f"| client | version | reads | {' | '.join(results)} |"
    yield f"|---|---|---|{'---|' * len(results)}"
    for same in zip(*results.values(), strict=True):
        cells = [_escaped(one.difference or "ok") for one in same]
        first = same[0]
        yield f"| {first.program.name} | {first.version} | {first.program.reads} | {' | '.join(cells)} |"
    yield ""
    yield "The types that each client has for columns of each type:"
    yield ""
    yield f"| client | reads | {' | '.join(TYPES)} |"
    yield f"|---|---|{'---|' * len(TYPES)}"
    for one in next(iter(results.values())):
        if any(one.types.values()):
            types = [_escaped(one.types.get(type_, "")) for type_ in TYPES]
            yield f"| {one.program.name} | {one.program.reads} | {' | '.join(types)} |"
    yield ""
    yield from (HERE / "notes.md").read_text("utf-8").splitlines()
    yield ""
    yield "## Versions in the tests"
    yield ""
    versions = [*((name, version(name)) for name in IN_TESTS), ("SQLite", sqlite3.sqlite_version)]
    yield from (f"- {name} {text}" for name, text in versions)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests/clients/by_hand/run", description=__doc__)
    parser.add_argument("packages", nargs="*", type=Path, metavar="PACKAGE")
    default = Path(tempfile.gettempdir()) / "claimpack-clients"
    parser.add_argument("--tools", type=Path, default=default, help="where clients are installed")
    parser.add_argument("--markdown", type=Path, help="write the page to this file")
    options = parser.parse_args()
    install(options.tools)
    with tempfile.TemporaryDirectory() as made:
        folders = options.packages or [
            packages.harbour(Path(made) / "harbour"),
            packages.hard(Path(made) / "hard"),
        ]
        results: dict[str, list[Result]] = {}
        stated = {}
        for folder in folders:
            name = folder.resolve().name
            tables = tables_of(folder.resolve())
            stated[name] = contents(tables)
            print(f"{name}: {stated[name]}")
            results[name] = []
            for program in PROGRAMS:
                result = run(program, tables, options.tools)
                results[name].append(result)
                outcome = result.difference or "ok"
                words = f"{program.name} {result.version}, {program.reads}: {result.n_tables} tables"
                print(f"  {words}; {compared(program)}: {outcome}", flush=True)
    if options.markdown:
        options.markdown.write_text("\n".join(page(results, stated)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
