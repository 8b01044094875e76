"""Places: where in an input file a diagnostic points, and where in a page an anchor points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of a page, 0-based."""

    start: int
    end: int

    def __len__(self) -> int:
        """Give the number of code points covered."""
        return self.end - self.start

    def within(self, other: Span) -> bool:
        """Tell whether every code point of this span lies in the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of an input file: 1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Place(1, 1, 1, 1)


class Locus(NamedTuple):
    """A place in an input file, by JSON Pointer (RFC 6901) until a report needs line and column.

    `on` says whether the key of the entry is meant or its value. `place` is filled when the file
    has no tree to point into (it did not parse), and by the report.
    """

    path: str
    pointer: str = ""
    on: Literal["key", "value"] = "value"
    place: Place | None = None

    @property
    def shown(self) -> str:
        """The place as editors and terminals link it: `path:line:column`."""
        place = self.place or START
        return f"{self.path}:{place.line}:{place.column}"

    def child(self, *tokens: str | int) -> Locus:
        """Give the locus of an entry below this one."""
        path, pointer, _, place = self
        for token in tokens:
            pointer = f"{pointer}/{_escaped(token)}"
        return Locus(path, pointer, "value", place)

    def child_key(self, token: str) -> Locus:
        """Give the locus of the key of an entry below this one."""
        path, pointer, _, place = self
        return Locus(path, f"{pointer}/{_escaped(token)}", "key", place)

    def at_key(self) -> Locus:
        """Give the same entry, pointing at its key."""
        return Locus(self.path, self.pointer, "key", self.place)

    def at_value(self) -> Locus:
        """Give the same entry, pointing at its value."""
        return Locus(self.path, self.pointer, "value", self.place)


def _escaped(token: str | int) -> str:
    written = str(token)
    if "~" in written or "/" in written:
        return written.replace("~", "~0").replace("/", "~1")
    return written
