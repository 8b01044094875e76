"""A package to its folder of tables and its refreshed manifest; or what is stale in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.location import START, Location
from claimpack.model.manifest import BUILD
from claimpack.rules.build import stale_build
from claimpack.write.digests import digest_of
from claimpack.write.folder import fill
from claimpack.write.manifest import refresh
from claimpack.write.parquet import same_values
from claimpack.write.staging import refuse_foreign, replace_file, scratch, staged, swap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.manifest import Manifest
    from claimpack.model.table import Package
    from claimpack.write.digests import Digest
    from claimpack.write.folder import Explain

ENDINGS = (".csv", ".parquet")


class Published(NamedTuple):
    """What has been written."""

    files: Mapping[str, Digest]
    """By name."""
    manifest: str | None
    """Its text, if it was to be refreshed."""


def publish(
    root: Path, out: Path, package: Package, manifest: Manifest | None, explain: Explain
) -> tuple[tuple[Finding, ...], Published | None]:
    """Write every table and then the manifest, if one is given; tell what was written, or what was found.

    Nothing is touched on a finding. The tables are staged beside `out` and pass the gate before they
    take its place. Raises ClaimpackError where the disk refuses.
    """
    refuse_foreign(out, ENDINGS)
    with staged(out) as folder:
        files, found = fill(folder, package, explain, _somewhere(out, manifest))
        if found:
            return found, None
        swap(folder, out, ENDINGS)
    if manifest is None:
        return (), Published(files, None)
    text = _refreshed(manifest, files)
    replace_file(root / manifest.path, text.encode())
    return (), Published(files, text)


def compare(
    out: Path, package: Package, manifest: Manifest | None, explain: Explain
) -> tuple[Finding, ...]:
    """Find what a build would write otherwise, file by file; write in a temporary folder alone.

    A Parquet file that another version of Arrow wrote is current if its values are.
    """
    with scratch() as folder:
        files, found = fill(folder, package, explain, _somewhere(out, manifest))
        return found or tuple(_differences(folder, out, files, manifest))


def vet(package: Package, explain: Explain) -> tuple[Finding, ...]:
    """Find what would keep a package from being published."""
    with scratch() as folder:
        return fill(folder, package, explain, Location(BUILD, text_range=START))[1]


def _differences(
    folder: Path, out: Path, files: dict[str, Digest], manifest: Manifest | None
) -> Iterator[Finding]:
    stale = False
    for name, digest in files.items():
        path = out / name
        there = digest_of(path, digest.n_rows) if path.is_file() else None
        if there == digest:
            continue
        if there is not None and name.endswith(".parquet") and same_values(folder / name, path):
            files[name] = there
        else:
            stale = True
            yield _stale(out, name, "is missing" if there is None else "is not what a build writes")
    for path in sorted(out.iterdir()) if out.is_dir() else ():
        if path.name not in files:
            stale = True
            yield _stale(out, path.name, "is made by no build")
    if manifest is not None and not stale and _refreshed(manifest, files) != manifest.text:
        at = Location(manifest.path, text_range=START)
        problem = "the computed values of the manifest are not those of the tables"
        yield stale_build.RULE.at(at, problem=problem, hint="run `claimpack build`")


def _refreshed(manifest: Manifest, files: dict[str, Digest]) -> str:
    by_path = {f"{BUILD}/{name}": digest for name, digest in files.items()}
    return refresh(manifest.text, by_path)


def _somewhere(out: Path, manifest: Manifest | None) -> Location:
    return Location(manifest.path if manifest else out.name, text_range=START)


def _stale(out: Path, name: str, what: str) -> Finding:
    at = Location(f"{out.name}/{name}", text_range=START)
    return stale_build.RULE.at(at, problem=f"`{out.name}/{name}` {what}", hint="run `claimpack build`")
