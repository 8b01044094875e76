"""Compares the rows of the last release with those of a build: the version must follow (rule B02)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.location import Location
from claimpack.model.table import rows_of
from claimpack.rules.build import small_bump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.manifest import Manifest
    from claimpack.model.registry import Released
    from claimpack.model.table import Package

Version = tuple[int, int, int]


def row_digests(package: Package) -> Iterator[tuple[str, str]]:
    """Yield each claim with a digest of its line in `claims_wide.csv`, in the order of the table.

    The digest is the first sixteen hexadecimal digits of the SHA-256 of the line without its end.
    """
    for text in package.text("claims_wide"):
        for row in rows_of(text):
            # The id is the first column, and no id has a comma or a quote in it.
            yield row.partition(",")[0], sha256(row.encode("utf-8")).hexdigest()[:16]


def ledger(package: Package, version: str) -> Iterator[str]:
    """Yield the text of `annotations/released.yaml` for a version, claim by claim."""
    for claim_id, digest in row_digests(package):
        yield f"{claim_id}:\n  version: {version}\n  row: {digest}\n"


def check_version(
    package: Package, released: Mapping[str, Released], manifest: Manifest
) -> Iterator[Finding]:
    """Compare the version of the manifest with the one that the changes since the last release need."""
    if not released:
        return
    last = max(_parsed(one.version) for one in released.values())
    added = kept = changed = 0
    for claim_id, digest in row_digests(package):
        before = released.get(claim_id)
        added += before is None
        kept += before is not None
        changed += before is not None and before.row != digest
    gone = len(released) - kept
    needed = last
    if changed:
        needed = (last[0], last[1], last[2] + 1)
    if added or gone:
        needed = (last[0], last[1] + 1, 0)
    if _parsed(manifest.version.partition(".dev")[0]) < needed:
        counts = ((added, "added"), (gone, "gone"), (changed, "corrected"))
        changes = ", ".join(f"{count} {what}" for count, what in counts if count)
        yield small_bump.RULE.at(
            Location(manifest.path).child("version"),
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
