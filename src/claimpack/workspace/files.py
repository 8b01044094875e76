"""One path to an input file, whatever stands there."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from claimpack.model.input_file import InputFile

if TYPE_CHECKING:
    from pathlib import Path

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
