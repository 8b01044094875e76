"""What was released against what would be: rows by digest, and the version they ask for (rule B02)."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.locus import Locus
from claimpack.rules.build import small_bump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.manifest import Manifest
    from claimpack.model.table import Package

Version = tuple[int, int, int]


def row_digests(package: Package) -> dict[str, str]:
    """Give a digest of each row of `claims_wide`, by claim."""
    (table,) = (table for table in package.tables if table.name == "claims_wide")
    rows = zip(*table.columns.values(), strict=True)
    names = list(table.columns)
    return {
        str(cells[names.index("claim_id")]): sha256(_written(cells).encode("utf-8")).hexdigest()[:16]
        for cells in rows
    }


def _written(cells: tuple[object, ...]) -> str:
    return json.dumps([None if cell is None else str(cell) for cell in cells], ensure_ascii=False)


def ledger(package: Package, version: str) -> str:
    """Give `annotations/released.yaml` for a version, by claim."""
    rows = row_digests(package)
    return "".join(
        f"{claim_id}:\n  version: {version}\n  row: {rows[claim_id]}\n" for claim_id in sorted(rows)
    )


def check_version(package: Package, corpus: Corpus, manifest: Manifest) -> Iterator[Diagnostic]:
    """Compare the version of the manifest with what the changes since the last release ask for."""
    if not corpus.released:
        return
    rows = row_digests(package)
    last = max(_parsed(one.version) for one in corpus.released.values())
    came = len(rows.keys() - corpus.released.keys())
    went = len(corpus.released.keys() - rows.keys())
    changed = sum(rows.get(one.claim_id, one.row) != one.row for one in corpus.released.values())
    needed = last
    if changed:
        needed = (last[0], last[1], last[2] + 1)
    if came or went:
        needed = (last[0], last[1] + 1, 0)
    if _parsed(manifest.version) < needed:
        counts = ((came, "added"), (went, "gone"), (changed, "corrected"))
        changes = ", ".join(f"{count} {what}" for count, what in counts if count)
        yield small_bump.RULE.at(
            Locus(manifest.document.path).child("version"),
            hint=f"write `{_dotted(needed)}` or more",
            version=manifest.version,
            released=_dotted(last),
            changes=changes,
        )


def _parsed(version: str) -> Version:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))
