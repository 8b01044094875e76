"""Reads files from disk, whatever is there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.model.input_file import InputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT_ENDINGS = (".csv", ".html", ".json", ".md", ".py", ".sql", ".svg", ".toml", ".txt", ".yaml", ".yml")
# Folders that may hold pages, those of other programs, and the tables: a generated file is no input, and
# its words are those of anchors and headlines, which have rules of their own.
_NOT_SEARCHED = ("build", "node_modules", "text", "texts")

# A YAML file of ours is far below this; above it something else has been dropped into the folder.
_MAX_BYTES = 64 * 1024 * 1024


def read_file(root: Path, path: Path, kind: str | None) -> InputFile:
    """Read a file. What stands in the way is recorded, not raised; pipes and devices are not opened."""
    name = path.relative_to(root).as_posix()
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return InputFile(path=name, kind=kind, read_error="this is not a regular file")
        if found.st_size > _MAX_BYTES:
            return InputFile(path=name, kind=kind, read_error=f"larger than {_MAX_BYTES} bytes")
        return InputFile(path=name, kind=kind, content=path.read_bytes())
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        return InputFile(path=name, kind=kind, read_error=f"the file cannot be read: {reason}")


def text_files(root: Path) -> Iterator[InputFile]:
    """Read every text file of a project but hidden ones, those in folders of pages, and the tables."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith((".", "__")) and name not in _NOT_SEARCHED
        )
        for name in sorted(names):
            if name.endswith(_TEXT_ENDINGS):
                yield read_file(root, Path(folder, name), None)
