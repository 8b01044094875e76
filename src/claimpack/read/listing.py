"""Folders to the files in them, each with the stamp by which a later run knows it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size in bytes, time of the content and of the entry in nanoseconds, and inode."""

NOTHING: Stamp = (0, 0, 0, 0)
"""The stamp of what cannot be looked at."""


def listed(root: Path, top: str, endings: tuple[str, ...]) -> dict[str, Stamp]:
    """List what is named so below a folder of a root, by path relative to the root.

    Links to folders are listed and not followed, and so are folders that are named like files.
    """
    found: dict[str, Stamp] = {}
    below = [top]
    while below:
        folder = below.pop()
        try:
            entries = os.scandir(root / folder)
        except OSError:
            continue
        with entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    below.append(path)
                if entry.name.endswith(endings):
                    found[path] = _stamp(entry)
    return found


def stamp_of(path: Path) -> Stamp:
    """Look at one file."""
    return _stamp(path)


def _stamp(entry: os.DirEntry[str] | Path) -> Stamp:
    try:
        found = entry.stat()
    except OSError:
        return NOTHING
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
