"""Writes a package into one database file, complete or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.write.atomic import staging_folder
from claimpack.write.tables import write_csv_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimpack.model.table import Package

    Export = Callable[[Path, Package, Path], None]


def export_package(package: Package, export: Export, target: Path) -> None:
    """Write the file, and replace one of that name. Raises ClaimpackError where the disk refuses."""
    if target.is_dir() or target.is_symlink():
        raise ClaimpackError(f"{target} is not a file; name another with --out")
    with staging_folder(target) as folder:
        write_csv_files(folder, package)
        staged = folder / target.name
        export(folder, package, staged)
        staged.replace(target)
