"""What stands at a place of a file: by its tree where it has one, else by the indentation of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.document import Scalar, Sequence
from claimpack.model.location import TextRange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Lines

    from claimpack.model.document import Document, Node
    from claimpack.model.line_index import LineIndex


@dataclass(frozen=True, slots=True)
class YamlToken:
    """A key or a scalar, where it stands, and the trail that leads to it (the key itself is its end)."""

    trail: tuple[str, ...]
    on: Literal["key", "value"]
    text: str
    """The key, or the value."""
    text_range: TextRange


def spot_in_tree(document: Document, line_index: LineIndex, offset: int) -> YamlToken | None:
    """Find the key or scalar that covers an index of the text."""
    return _inside(document.root, (), line_index, offset)


def _inside(node: Node, trail: tuple[str, ...], line_index: LineIndex, offset: int) -> YamlToken | None:
    if isinstance(node, Scalar):
        return (
            YamlToken(trail, "value", str(node.value), node.text_range)
            if _covers(line_index, node.text_range, offset)
            else None
        )
    if isinstance(node, Sequence):
        begun = [i for i, item in enumerate(node.items) if line_index.span(item.text_range)[0] <= offset]
        return (
            _inside(node.items[begun[-1]], (*trail, str(begun[-1])), line_index, offset) if begun else None
        )
    entries = [entry for entry in node.entries if line_index.span(entry.key_range)[0] <= offset]
    if not entries:
        return None
    entry = entries[-1]
    at = (*trail, entry.key)
    if _covers(line_index, entry.key_range, offset):
        return YamlToken(at, "key", entry.key, entry.key_range)
    return _inside(entry.node, at, line_index, offset)


def _covers(line_index: LineIndex, text_range: TextRange, offset: int) -> bool:
    start, end = line_index.span(text_range)
    return start <= offset <= end


_START = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s'\"#\[{&*!|>-][^:#]*?) *:(?= |$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A dash or a key in a line of block YAML, and its column from 0."""

    column: int
    key: str | None


def marks(line: str) -> list[Mark]:
    """Give the dashes and the key that a line begins with, from left to right."""
    start = _START.match(line)
    assert start is not None
    first = len(start["indent"])
    found = [Mark(first + i, None) for i, one in enumerate(start["dashes"]) if one == "-"]
    key = _KEY.match(start["rest"])
    if key is not None:
        found.append(Mark(start.start("rest"), key["key"].strip("'\"")))
    return found


def trail_above(lines: Lines[str], row: int, column: int) -> tuple[str, ...]:
    """Give the trail of the map or list that holds what begins at a column of a line (from 0).

    The lines need not be YAML: only those above are looked at, and of these the dashes and keys.
    """
    trail: list[str] = []
    limit, index = column, -1  # index counts the items of a list, from its end; -1 is in no list
    for mark in _upwards(lines, row, column):
        if index >= 0:
            if mark.column > limit or (mark.key is None and mark.column == limit):
                index += mark.key is None and mark.column == limit
                continue
            trail.append(str(index))
            index = -1
        elif mark.column >= limit:
            continue
        limit = mark.column
        if mark.key is None:
            index = 0
        else:
            trail.append(mark.key)
    if index >= 0:
        trail.append(str(index))
    return tuple(reversed(trail))


def _upwards(lines: Lines[str], row: int, column: int) -> Iterator[Mark]:
    here = marks(lines[row]) if row < len(lines) else []
    yield from (mark for mark in reversed(here) if mark.column < column)
    for line in reversed(lines[:row]):
        if not line.lstrip().startswith("#"):
            yield from reversed(marks(line))


def siblings(lines: Lines[str], row: int, column: int) -> set[str]:
    """Give the other keys of the map in which a key stands, or would stand, at a column of a line."""
    found: set[str] = set()
    if not _begins_inside(marks(lines[row]), column):
        for line in reversed(lines[:row]):
            found |= _keys_at(line, column)
            if _begins_inside(marks(line), column):
                break
    for line in lines[row + 1 :]:
        if _begins_inside(marks(line), column):
            break
        found |= _keys_at(line, column)
    return found


def _begins_inside(found: list[Mark], column: int) -> bool:
    """Tell whether a line begins left of a column: there a map at the column ends, or has its first key."""
    return bool(found) and found[0].column < column


def _keys_at(line: str, column: int) -> set[str]:
    return {mark.key for mark in marks(line) if mark.key is not None and mark.column == column}


def spot_in_lines(lines: Lines[str], row: int, column: int) -> YamlToken | None:
    """Find the key or value of one line that covers a column (from 0), as far as the line alone tells."""
    if row >= len(lines):
        return None
    line = lines[row].rstrip()
    before = marks(line)
    start = _START.match(line)
    assert start is not None
    key = _KEY.match(start["rest"])
    if key is None:
        begun = start.start("rest")
        trail = trail_above(lines, row, begun)
        return YamlToken(
            trail, "value", start["rest"], TextRange(row + 1, begun + 1, row + 1, len(line) + 1)
        )
    at, name = before[-1].column, before[-1].key or ""
    trail = (*trail_above(lines, row, at), name)
    if column <= at + len(key["key"]):
        return YamlToken(trail, "key", name, TextRange(row + 1, at + 1, row + 1, at + len(key["key"]) + 1))
    value = start["rest"][key.end() :]
    begun = len(line) - len(value.lstrip())
    return YamlToken(trail, "value", value.strip(), TextRange(row + 1, begun + 1, row + 1, len(line) + 1))
