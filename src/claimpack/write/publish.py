"""Publishes a package: its folder of tables and the refreshed manifest. Or finds what is stale in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.location import START, Location
from claimpack.model.manifest import BUILD
from claimpack.rules.build import stale_build
from claimpack.write.atomic import (
    replace_directory,
    replace_file,
    require_only_outputs,
    staging_folder,
    temporary_folder,
)
from claimpack.write.manifest import file_info, refresh
from claimpack.write.parquet import same_values
from claimpack.write.tables import fingerprint, write_csv_files, write_package

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.manifest import Manifest
    from claimpack.model.table import Package
    from claimpack.write.manifest import FileInfo

ENDINGS = (".csv", ".parquet", ".sqlite")


class Published(NamedTuple):
    """What has been written."""

    files: Mapping[str, FileInfo]
    """By name."""
    manifest: str | None
    """Its text, if it was to be refreshed."""


def publish(
    root: Path, out: Path, package: Package, manifest: Manifest | None
) -> tuple[tuple[Finding, ...], Published | None]:
    """Write every table and then the manifest, if one is given; return what was written, or findings.

    The tables are staged beside `out`, and replace it if they are valid: with findings nothing changes.
    Raises ClaimpackError where the disk refuses.
    """
    require_only_outputs(out, ENDINGS)
    with staging_folder(out) as folder:
        files, found = write_package(folder, package, _unlocated(out, manifest))
        if found:
            return found, None
        replace_directory(folder, out, ENDINGS)
    if manifest is None:
        return (), Published(files, None)
    text = _refreshed(manifest, files)
    replace_file(root / manifest.path, text.encode())
    return (), Published(files, text)


def compare(out: Path, package: Package, manifest: Manifest | None) -> tuple[Finding, ...]:
    """Find what a build would change, file by file. Writes to a temporary folder only.

    A Parquet file that another version of Arrow wrote is current if its values are.
    """
    with temporary_folder() as folder:
        files, found = write_package(folder, package, _unlocated(out, manifest))
        return found or tuple(_differences(folder, out, files, manifest))


def fingerprint_of(package: Package) -> str:
    """Return the fingerprint of all values of a package."""
    with temporary_folder() as folder:
        staged = write_csv_files(folder, package)
        return fingerprint({f"{name}.csv": one.info for name, one in staged.items()})


def dry_run(package: Package) -> tuple[Finding, ...]:
    """Write and validate the tables in a temporary folder; return findings."""
    with temporary_folder() as folder:
        return write_package(folder, package, Location(BUILD, text_range=START))[1]


def _differences(
    folder: Path, out: Path, files: dict[str, FileInfo], manifest: Manifest | None
) -> Iterator[Finding]:
    stale = False
    for name, digest in files.items():
        path = out / name
        there = file_info(path, digest.n_rows) if path.is_file() else None
        if there == digest:
            continue
        if there is not None and _same_values(folder / name, path):
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


def _same_values(one: Path, other: Path) -> bool:
    """Determine whether two files that another version of a library wrote hold the same values."""
    if one.suffix == ".parquet":
        return same_values(one, other)
    if one.suffix == ".sqlite":
        from claimpack.exporters import sqlite

        return sqlite.same_values(one, other)
    return False


def _refreshed(manifest: Manifest, files: dict[str, FileInfo]) -> str:
    by_path = {f"{BUILD}/{name}": digest for name, digest in files.items()}
    return refresh(manifest.text, by_path)


def _unlocated(out: Path, manifest: Manifest | None) -> Location:
    return Location(manifest.path if manifest else out.name, text_range=START)


def _stale(out: Path, name: str, what: str) -> Finding:
    at = Location(f"{out.name}/{name}", text_range=START)
    return stale_build.RULE.at(at, problem=f"`{out.name}/{name}` {what}", hint="run `claimpack build`")
