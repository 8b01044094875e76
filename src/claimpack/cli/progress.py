"""Progress of long runs, on a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_INTERVAL_S = 0.3
"""Seconds before the first line, and between two lines."""


def reporter() -> Callable[[int, int], None] | None:
    """Return a function that shows how many of all pages are done; None without a terminal."""
    if not sys.stderr.isatty():
        return None
    last = time.monotonic()
    shown = False

    def show(done: int, of: int) -> None:
        nonlocal last, shown
        now = time.monotonic()
        if done == of:
            sys.stderr.write("\r\x1b[K" if shown else "")
        elif now - last >= _INTERVAL_S:
            sys.stderr.write(f"\r{done} of {of} pages")
            last, shown = now, True
        sys.stderr.flush()

    return show
