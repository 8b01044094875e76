"""Standard streams in UTF-8, and an exit without teardown."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def force_utf8() -> None:
    """Print UTF-8 whatever the locale says.

    A lone surrogate, as in the name of a file that is not UTF-8, is printed as an escape, which is also
    valid in JSON.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def exit_now(status: int) -> NoReturn:
    """Exit the process at once.

    Worker threads of Arrow sometimes abort the interpreter while it shuts down, after all work is done and
    every file is closed.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue  # the other end of the pipe is closed
    os._exit(status)
