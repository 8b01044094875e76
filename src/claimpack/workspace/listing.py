"""Folders to the files in them, each with the stamp by which a later run knows it again.

Imports next to nothing, for a run that has nothing to do lists files and does no more.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "datapackage.json"

Stamp = tuple[int, int, int, int]
"""Size in bytes, time of the content and of the entry in nanoseconds, and inode."""

NOTHING: Stamp = (0, 0, 0, 0)
"""The stamp of what cannot be looked at."""


def project_files(root: Path | str) -> dict[str, Stamp]:
    """List all that a check looks at, by path relative to the root, in order; the manifest first."""
    found = {
        **listed(root, "annotations", (".yaml", ".yml")),
        **listed(root, "schemas", (".json",)),
        **listed(root, "sources", (".mask", ".yaml", ".yml")),
    }
    if os.path.isdir(f"{root}/schemas"):  # noqa: PTH112
        found["schemas"] = stamp_of(f"{root}/schemas")  # one without files lacks everything
    return {MANIFEST: stamp_of(f"{root}/{MANIFEST}"), **{path: found[path] for path in sorted(found)}}


def listed(root: Path | str, top: str, endings: tuple[str, ...]) -> dict[str, Stamp]:
    """List what is named so below a folder of a root, by path relative to the root.

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


def stamp_of(path: Path | str) -> Stamp:
    """Look at one file."""
    try:
        return _stamp_in(os.stat(path))  # noqa: PTH116  # pathlib takes longer to load than all else here
    except OSError:
        return NOTHING


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp_in(entry.stat())
    except OSError:
        return NOTHING


def _stamp_in(found: os.stat_result) -> Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
