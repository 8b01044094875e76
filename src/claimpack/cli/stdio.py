"""How a run begins to speak, and how it ends. Imports next to nothing, as `shortcut` does."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from typing import NoReturn


def speak_utf8() -> None:
    """Print Arabic whatever the locale says.

    Half a surrogate pair, as in the name of a file that is not UTF-8, is printed as an escape, which is
    right inside JSON too.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def leave(status: int) -> NoReturn:
    """Exit the process at once.

    Arrow's worker threads now and then abort the interpreter while it takes itself apart, after all work
    is done and every file is closed.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue  # nobody listens any more
    os._exit(status)
