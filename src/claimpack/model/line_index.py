"""Conversion between offsets of a text, lines and columns, and positions of the Language Server Protocol.

An offset counts code points from 0. A `TextRange` counts lines and columns from 1, columns in code points;
a line ends at LF. The protocol (3.17, Text Documents) counts from 0, columns in code units of an encoding
that client and server agree on; a line ends at LF, CR LF or CR.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Literal

from claimpack.model.location import TextRange

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Position = tuple[int, int]
"""Line and character of the protocol."""

_PROTOCOL_LINE_END = re.compile("\r\n|\n|\r")


class LineIndex:
    """The line starts of one text. Positions outside the text are moved to its nearest end."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self._n_units = _N_UNITS[encoding]
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column."""
        if line > len(self._starts):
            return len(self.text)
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return min(start + column - 1, end)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, text_range: TextRange) -> tuple[int, int]:
        """Return the offsets `[start, end)` of a range."""
        start = self.offset(text_range.line, text_range.column)
        return start, max(start, self.offset(text_range.end_line, text_range.end_column))

    def words(self, text_range: TextRange) -> str:
        """Return the text of a range."""
        start, end = self.span(text_range)
        return self.text[start:end]

    def text_range(self, start: int, end: int) -> TextRange:
        """Return the range of the offsets `[start, end)`."""
        return TextRange(*self.line_and_column(start), *self.line_and_column(end))

    def position(self, offset: int) -> Position:
        """Return the protocol's position of an offset; inside a line end, the end of the line."""
        starts, stops = self._protocol_lines
        line = bisect_right(starts, offset) - 1
        before = self.text[starts[line] : min(offset, stops[line])]
        return line, sum(map(self._n_units, before))

    def range(self, text_range: TextRange) -> tuple[Position, Position]:
        """Return the protocol's range of a range."""
        start, end = self.span(text_range)
        return self.position(start), self.position(end)

    def index(self, position: Position) -> int:
        """Return the offset of a protocol position; inside a character, the offset of the character."""
        starts, stops = self._protocol_lines
        line, character = position
        if line >= len(starts):
            return len(self.text)
        index, stop = starts[line], stops[line]
        while index < stop and (character := character - self._n_units(self.text[index])) >= 0:
            index += 1
        return index

    @cached_property
    def _protocol_lines(self) -> tuple[list[int], list[int]]:
        """The offsets at which the protocol's lines start, and at which their line ends start."""
        ends = [(found.start(), found.end()) for found in _PROTOCOL_LINE_END.finditer(self.text)]
        return [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(self.text)]


def _n_utf_8(character: str) -> int:
    return 1 + sum(ord(character) >= bound for bound in (0x80, 0x800, 0x10000))


def _n_utf_16(character: str) -> int:
    return 1 + (ord(character) > 0xFFFF)


def _n_utf_32(_: str) -> int:
    return 1


_N_UNITS = {"utf-8": _n_utf_8, "utf-16": _n_utf_16, "utf-32": _n_utf_32}
