"""What a command said, said again where nothing has changed since.

An answer is kept with the stamps of every file that it rests on. Those that had been touched so lately
that their times could not tell a further change are kept with their digests, and read again.

Imports next to nothing, as `read.listing` does: with nothing to do, there is little else to wait for.
"""

from __future__ import annotations

import os
import time
from array import array
from hashlib import sha256
from itertools import chain

from claimpack.cache.fingerprint import tool_fingerprint
from claimpack.cache.stat import is_safe
from claimpack.cache.store import CacheStore
from claimpack.workspace.listing import listed, project_files, stamp_of

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.workspace.listing import Stamp


_ANSWER = "answer "
# A day is a question of its own, and so is every state of the compiler.
_MOST_ANSWERS = 64


class Answer:
    """What a command printed, and its exit status."""

    def __init__(self, text: str, status: int) -> None:
        """Take both."""
        self.text = text
        self.status = status


class Question:
    """A command as it was given, without the project that it is about."""

    def __init__(self, root: str, cache: str, words: Iterable[str], out: str | None = None) -> None:
        """Take an absolute root, the file that remembers, and the folder that the command writes to."""
        self._root = root
        self._out = out
        self._shelf = CacheStore(cache)
        asked = "\0".join((tool_fingerprint(self._shelf), *sorted(words)))
        self._name = f"{_ANSWER}{sha256(asked.encode()).hexdigest()}"

    def recalled(self) -> Answer | None:
        """Give the answer, if everything looks as it did."""
        stored = self._shelf.get("memo", self._name)
        if stored is None:
            return None
        head, _, text = stored.partition("\n\n")
        looks, status, *fresh = head.split("\n")
        pairs = dict(line.split(" ", 1)[::-1] for line in fresh)
        if any(self._digest(name) != digest for name, digest in pairs.items()):
            return None
        same = looks == _looks({**project_files(self._root), **self._made()}, pairs)
        return Answer(text, int(status)) if same else None

    def keep(
        self, answer: Answer, stamps: Mapping[str, Stamp], began_ns: int, written: Mapping[str, str]
    ) -> None:
        """Keep an answer that was found in files with these stamps, taken when the command began.

        `written` has the digests of what the command itself has written. Names with line breaks are not
        for us: such a project is looked at anew each time.
        """
        fresh = [name for name in stamps if name not in written and not is_safe(stamps[name], began_ns)]
        digests = {name: self._digest(name) for name in fresh}
        if any(stamp_of(self._path(name)) != stamps[name] for name in fresh):
            return  # touched again while we looked: what it held then is gone
        own = {name: stamp_of(self._path(name)) for name in written if name in stamps}
        made, now_ns = {**self._made(), **own}, time.time_ns()
        digests |= {
            name: written.get(name) or self._digest(name)
            for name, stamp in made.items()
            if not is_safe(stamp, now_ns)
        }
        if any("\n" in name for name in digests):
            return
        lines = [_looks({**stamps, **made}, digests), str(answer.status)]
        lines += [f"{digest} {name}" for name, digest in digests.items()]
        known = [name for name in self._shelf.names("memo") if name.startswith(_ANSWER)]
        if len(known) >= _MOST_ANSWERS:
            self._shelf.drop("memo", known)
        self._shelf.put("memo", self._name, "\n".join(lines) + f"\n\n{answer.text}")
        self._shelf.keep()

    def _made(self) -> dict[str, Stamp]:
        """List what the command has made, under names that no input file has."""
        if self._out is None:
            return {}
        parent, name = os.path.split(self._out)
        found = listed(parent, name, ("",))
        return {f"//{path}": found[path] for path in sorted(found)}

    def _digest(self, name: str) -> str:
        """Name what a file holds. No build leaves a link among its tables."""
        path = self._path(name)
        if name.startswith("//") and os.path.islink(path):  # noqa: PTH114
            return "link"
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                return sha256(file.read()).hexdigest()
        except OSError as error:
            return f"error-{error.errno}"

    def _path(self, name: str) -> str:
        if name.startswith("//"):
            return f"{os.path.dirname(self._out or '')}/{name[2:]}"  # noqa: PTH120
        return f"{self._root}/{name}"


def _looks(stamps: Mapping[str, Stamp], fresh: Mapping[str, str]) -> str:
    """Name what all files look like, but those that are fresh."""
    names = [name for name in stamps if name not in fresh]
    numbers = array("Q")
    try:
        numbers.extend(chain.from_iterable(map(stamps.__getitem__, names)))
    except OverflowError:  # a time before 1970
        numbers = array("Q", [number % (1 << 64) for name in names for number in stamps[name]])
    seen = "\0".join((*names, "", *sorted(fresh))).encode("utf-8", "surrogateescape")
    return sha256(b"%d " % len(seen) + seen + numbers.tobytes()).hexdigest()
