"""Places of ours to positions of the Language Server Protocol (3.17, Text Documents), and back.

A place counts lines and columns from 1, columns in code points, and knows one end of a line: LF. The
protocol counts from 0, columns in code units of an encoding that client and server agree on, and lines
end at LF, CR LF or CR.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from claimpack.model.location import TextRange

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Position = tuple[int, int]
"""Line and character, as the protocol counts them."""

_LINE_END = re.compile("\r\n|\n|\r")


class LineIndex:
    """One text, measured in both ways. Whatever lies outside the text is moved to its nearest end."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        """Take the text and the encoding whose units the client counts."""
        self.text = text
        self._units = _UNITS[encoding]
        self._ours = [0, *(found.end() for found in re.finditer("\n", text))]
        ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
        self._theirs = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]

    def offset(self, line: int, column: int) -> int:
        """Give the index of a place of ours in the text."""
        if line > len(self._ours):
            return len(self.text)
        start = self._ours[line - 1]
        end = self._ours[line] - 1 if line < len(self._ours) else len(self.text)
        return min(start + column - 1, end)

    def span(self, text_range: TextRange) -> tuple[int, int]:
        """Give the indexes at which a place of ours begins and ends."""
        start = self.offset(text_range.line, text_range.column)
        return start, max(start, self.offset(text_range.end_line, text_range.end_column))

    def words(self, text_range: TextRange) -> str:
        """Give what stands at a place of ours."""
        start, end = self.span(text_range)
        return self.text[start:end]

    def text_range(self, start: int, end: int) -> TextRange:
        """Give the place of ours between two indexes."""
        return TextRange(*self._line_and_column(start), *self._line_and_column(end))

    def position(self, offset: int) -> Position:
        """Give the protocol's position of an index; inside a line end it is the end of the line."""
        line = bisect_right(self._theirs, offset) - 1
        start = self._theirs[line]
        before = self.text[start : min(offset, self._stops[line])]
        return line, sum(map(self._units, before))

    def range(self, text_range: TextRange) -> tuple[Position, Position]:
        """Give the protocol's range of a place of ours."""
        start, end = self.span(text_range)
        return self.position(start), self.position(end)

    def index(self, position: Position) -> int:
        """Give the index of the protocol's position; inside a character it is before the character."""
        line, character = position
        if line >= len(self._theirs):
            return len(self.text)
        index, stop = self._theirs[line], self._stops[line]
        while index < stop and (character := character - self._units(self.text[index])) >= 0:
            index += 1
        return index

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._ours, offset)
        return line, offset - self._ours[line - 1] + 1


def _utf_8(character: str) -> int:
    return 1 + sum(ord(character) >= bound for bound in (0x80, 0x800, 0x10000))


def _utf_16(character: str) -> int:
    return 1 + (ord(character) > 0xFFFF)


def _utf_32(_: str) -> int:
    return 1


_UNITS = {"utf-8": _utf_8, "utf-16": _utf_16, "utf-32": _utf_32}
