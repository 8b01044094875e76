"""Files to digests of their contents, without reading again what has not been touched.

The trust is git's: a file whose size, times and inode are those of an earlier run has the content that it
had then, unless it was touched so shortly before that run that its times cannot tell. What that misses is a
change of bytes that leaves size, inode and both times as they were: one made below the file system, one
made while the clock stood still or was set back, and on Windows, which has no time of the entry, one of
equal size by a program that sets the time of the content back.
"""

from __future__ import annotations

import time
from contextlib import suppress

from claimpack.workspace.listing import NOTHING

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from collections.abc import Callable

    from claimpack.model.input_file import InputFile
    from claimpack.workspace.listing import Stamp

# Clocks of file systems tick every few milliseconds; where they count whole seconds, every two (FAT).
_TICK_NS = 50_000_000
_COARSE_TICK_NS = 2_000_000_000
_SECOND_NS = 1_000_000_000


def is_safe(stamp: Stamp, now_ns: int) -> bool:
    """Tell whether any later change of a file would show in its stamp. `now_ns` is before it was taken.

    What cannot be looked at has no stamp that would tell why.
    """
    is_coarse = stamp[1] % _SECOND_NS == 0
    tick = _COARSE_TICK_NS if is_coarse else _TICK_NS
    return stamp != NOTHING and max(stamp[1], stamp[2]) < now_ns - tick


class Index:
    """Digests by path and stamp."""

    def __init__(self, stored: str | None) -> None:
        """Take what an earlier run stored, as far as it can be read."""
        import json  # whoever only asks whether a stamp is settled does without

        self._now_ns = time.time_ns()
        self._known: dict[str, tuple[Stamp, str]] = {}
        self._new: dict[str, tuple[Stamp, str]] = {}
        self.has_changed = False
        with suppress(ValueError, TypeError, AttributeError):
            for path, (stamp, digest) in json.loads(stored or "{}").items():
                self._known[path] = (tuple(stamp), digest)

    def digest(self, path: str, stamp: Stamp, read: Callable[[], InputFile]) -> str:
        """Give the digest of a file; it is read where that is not known."""
        known = self._known.get(path)
        if known is not None and known[0] == stamp:
            self._new[path] = known
            return known[1]
        file = read()
        digest = file.digest
        if file.read_error is None and is_safe(stamp, self._now_ns):
            self._new[path] = (stamp, digest)
        self.has_changed = True
        return digest

    def stored(self) -> str:
        """Write what a later run may trust."""
        import json

        return json.dumps(self._new, separators=(",", ":"))
