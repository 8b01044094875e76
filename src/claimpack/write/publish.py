"""A package to its folder of tables and its refreshed manifest; or what is stale in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.locus import START, Locus
from claimpack.rules.build import stale_build, table_broken
from claimpack.write.manifest import refresh
from claimpack.write.referee import referee
from claimpack.write.staging import refuse_foreign, replace_file, staged, swap
from claimpack.write.tables import csv_bytes, parquet_bytes, same_values

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.manifest import Manifest
    from claimpack.model.table import Package

ENDINGS = (".csv", ".parquet")


def publish(root: Path, out: Path, package: Package, manifest: Manifest | None) -> tuple[Diagnostic, ...]:
    """Write every table and then the manifest, if one is given. Nothing is touched on a finding.

    The tables are staged beside `out` and put before a second referee, frictionless, before they
    take its place. Raises ClaimpackError where the disk refuses.
    """
    refuse_foreign(out, ENDINGS)
    files = _files(package)
    with staged(out, files) as folder:
        problems = referee(folder, package)
        if problems:
            at = Locus(manifest.document.path if manifest else out.name, place=START)
            return tuple(table_broken.RULE.at(at, table=table, problem=text) for table, text in problems)
        swap(folder, out, ENDINGS)
    if manifest is not None:
        replace_file(root / manifest.document.path, _refreshed(manifest, files, package).encode())
    return ()


def compare(_: Path, out: Path, package: Package, manifest: Manifest | None) -> tuple[Diagnostic, ...]:
    """Find what a build would write otherwise, file by file.

    A Parquet file that another version of Arrow wrote is current if its values are.
    """
    files = _files(package)
    found = []
    for name, content in files.items():
        path = out / name
        there = path.read_bytes() if path.is_file() else None
        if there is not None and name.endswith(".parquet") and same_values(there, content):
            files[name] = there
        elif there != content:
            found.append(_stale(out, name, "is missing" if there is None else "is not what a build writes"))
    extra = (path.name for path in sorted(out.iterdir()) if path.name not in files) if out.is_dir() else ()
    found += [_stale(out, name, "is made by no build") for name in extra]
    if manifest is not None and not found and _refreshed(manifest, files, package) != manifest.text:
        at = Locus(manifest.document.path, place=START)
        problem = "the computed values of the manifest are not those of the tables"
        found.append(stale_build.RULE.at(at, problem=problem, hint="run `claimpack build`"))
    return tuple(found)


def _files(package: Package) -> dict[str, bytes]:
    files = {}
    for table in package.tables:
        files[f"{table.name}.csv"] = csv_bytes(table)
        files[f"{table.name}.parquet"] = parquet_bytes(table, package)
    return files


def _refreshed(manifest: Manifest, files: dict[str, bytes], package: Package) -> str:
    by_path = {f"build/{name}": content for name, content in files.items()}
    n_rows = {table.name: table.n_rows for table in package.tables}
    return refresh(manifest.text, manifest.document, by_path, n_rows)


def _stale(out: Path, name: str, what: str) -> Diagnostic:
    at = Locus(f"{out.name}/{name}", place=START)
    return stale_build.RULE.at(at, problem=f"`{out.name}/{name}` {what}", hint="run `claimpack build`")
