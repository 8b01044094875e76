"""Digests of files by their stamps, so that files that have not been touched are not read again.

The rule is git's: a file whose size, times and inode are those of an earlier run has the content that it
had then, unless it was touched so shortly before that run that a later change need not show in its times.
A change of bytes that leaves size, inode and both times as they were is missed: one made below the file
system, one made while the clock stood still or was set back, and on Windows, which has no time of the
entry, one of equal size by a program that sets the time of the content back.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from claimpack.workspace.listing import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimpack.model.input_file import InputFile
    from claimpack.workspace.listing import Stamp

# Clocks of file systems tick every few milliseconds; where they count whole seconds, every two (FAT).
_TICK_NS = 50_000_000
_COARSE_TICK_NS = 2_000_000_000
_SECOND_NS = 1_000_000_000


def is_racy(stamp: Stamp, now_ns: int) -> bool:
    """Return whether a later change of a file may leave its stamp as it is.

    `now_ns` is a time before the stamp was taken. A file that could not be looked at has no stamp that
    would tell why, so it is racy too.
    """
    is_coarse = stamp[1] % _SECOND_NS == 0
    tick = _COARSE_TICK_NS if is_coarse else _TICK_NS
    return stamp == NOTHING or max(stamp[1], stamp[2]) >= now_ns - tick


class StatCache:
    """Digests by path and stamp: those of an earlier run, and those of this one."""

    def __init__(self, encoded: bytes | None) -> None:
        self._now_ns = time.time_ns()
        self._known: dict[str, tuple[Stamp, str]] = {}
        self._new: dict[str, tuple[Stamp, str]] = {}
        self.has_changed = False
        with suppress(ValueError, TypeError, AttributeError):
            for path, (stamp, digest) in json.loads(encoded or b"{}").items():
                self._known[path] = (tuple(stamp), digest)

    def digest(self, path: str, stamp: Stamp, read: Callable[[], InputFile]) -> str:
        """Return the digest of a file. It is read unless its stamp is known."""
        known = self._known.get(path)
        if known is not None and known[0] == stamp:
            self._new[path] = known
            return known[1]
        file = read()
        digest = file.digest
        if file.read_error is None and not is_racy(stamp, self._now_ns):
            self._new[path] = (stamp, digest)
        self.has_changed = True
        return digest

    def encode(self) -> bytes:
        """Return what a later run may trust."""
        return json.dumps(self._new, separators=(",", ":")).encode()
