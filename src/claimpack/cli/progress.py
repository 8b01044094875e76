"""How far long work has come, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_S = 0.3
"""Work that takes less is not spoken of, and no line is written more often."""


def pages_told() -> Callable[[int, int], None] | None:
    """Give a function that is told how many pages of how many are done; None where nobody watches."""
    if not sys.stderr.isatty():
        return None
    last = time.monotonic()
    spoken = False

    def tell(done: int, of: int) -> None:
        nonlocal last, spoken
        now = time.monotonic()
        if done == of:
            sys.stderr.write("\r\x1b[K" if spoken else "")
        elif now - last >= _PATIENCE_S:
            sys.stderr.write(f"\r{done} of {of} pages")
            last, spoken = now, True
        sys.stderr.flush()

    return tell
