"""Spans of a page, ranges of an input file, and locations: file, JSON Pointer, key or value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of a page, 0-based."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: Span) -> bool:
        """Determine whether every code point of this span is in the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A range of an input file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = TextRange(1, 1, 1, 1)


class Location(NamedTuple):
    """A key or value in an input file, by JSON Pointer (RFC 6901).

    `text_range` is set if the file has no tree (it did not parse), and when a report is finished.
    """

    path: str
    pointer: str = ""
    on: Literal["key", "value"] = "value"
    text_range: TextRange | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """The reference tokens of the pointer, unescaped."""
        return tuple(token.replace("~1", "/").replace("~0", "~") for token in self.pointer.split("/")[1:])

    @property
    def display(self) -> str:
        """`path:line:column`, which editors and terminals link."""
        text_range = self.text_range or START
        return f"{self.path}:{text_range.line}:{text_range.column}"

    def child(self, *tokens: str | int) -> Location:
        """Return the location of an entry below this one."""
        path, pointer, _, text_range = self
        for token in tokens:
            pointer = f"{pointer}/{_escaped(token)}"
        return Location(path, pointer, "value", text_range)

    def child_key(self, token: str) -> Location:
        """Return the location of the key of an entry below this one."""
        path, pointer, _, text_range = self
        return Location(path, f"{pointer}/{_escaped(token)}", "key", text_range)

    def at_key(self) -> Location:
        """Return the location of the key of this entry."""
        return Location(self.path, self.pointer, "key", self.text_range)

    def at_value(self) -> Location:
        """Return the location of the value of this entry."""
        return Location(self.path, self.pointer, "value", self.text_range)


def _escaped(token: str | int) -> str:
    written = str(token)
    if "~" in written or "/" in written:
        return written.replace("~", "~0").replace("/", "~1")
    return written
