"""The root of a project, and its files with the stamps by which a later run recognises them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.model.manifest import MANIFEST

if TYPE_CHECKING:
    from pathlib import Path


Stamp = tuple[int, int, int, int]
"""Size in bytes, time of the content and of the entry in nanoseconds, and inode."""

NOTHING: Stamp = (0, 0, 0, 0)
"""The stamp of what does not exist or cannot be accessed."""


def find_root(start: Path) -> Path:
    """Find the nearest folder upwards that holds a manifest. Raises ClaimpackError."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise ClaimpackError(f"there is no {MANIFEST} in {start} or above it; name the project with --root")


def project_files(root: Path) -> dict[str, Stamp]:
    """Return the stamps of all files that a check may read, by path, the manifest first."""
    found = {
        **listed(root, "annotations", (".yaml", ".yml")),
        **listed(root, "schemas", (".json",)),
        **listed(root, "sources", (".mask", ".yaml", ".yml")),
    }
    return {MANIFEST: stamp_of(root / MANIFEST), **{path: found[path] for path in sorted(found)}}


def listed(root: Path, top: str, endings: tuple[str, ...]) -> dict[str, Stamp]:
    """Return the stamps of files with these endings below a folder, by path relative to the root.

    Links to folders are listed and not followed, and so are folders that are named like files.
    """
    found: dict[str, Stamp] = {}
    below = [top]
    while below:
        folder = below.pop()
        try:
            entries = os.scandir(f"{root}/{folder}")
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{folder}/{entry.name}")
                if entry.name.endswith(endings):
                    found[f"{folder}/{entry.name}"] = _stamp(entry)
    return found


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of one file."""
    try:
        return _stamp_in(path.stat())
    except OSError:
        return NOTHING


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp_in(entry.stat())
    except OSError:
        return NOTHING


def _stamp_in(found: os.stat_result) -> Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
