"""The key or value at a position of a file, and what surrounds it.

`token_in_tree` uses the tree. The other functions use the indentation of lines, because they serve text
that need not be YAML: what a contributor is typing, and files that do not parse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.location import TextRange
from claimpack.yaml.nodes import Scalar, Sequence, YamlToken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Lines

    from claimpack.model.line_index import LineIndex
    from claimpack.yaml.document import Document
    from claimpack.yaml.nodes import Node


def token_in_tree(document: Document, line_index: LineIndex, offset: int) -> YamlToken | None:
    """Return the key or scalar that covers an offset of the text."""
    return _inside(document.root, (), line_index, offset)


def _inside(node: Node, tokens: tuple[str, ...], line_index: LineIndex, offset: int) -> YamlToken | None:
    if isinstance(node, Scalar):
        return (
            YamlToken(tokens, "value", str(node.value), node.text_range)
            if _covers(line_index, node.text_range, offset)
            else None
        )
    if isinstance(node, Sequence):
        begun = [i for i, item in enumerate(node.items) if line_index.span(item.text_range)[0] <= offset]
        return (
            _inside(node.items[begun[-1]], (*tokens, str(begun[-1])), line_index, offset) if begun else None
        )
    entries = [entry for entry in node.entries if line_index.span(entry.key_range)[0] <= offset]
    if not entries:
        return None
    entry = entries[-1]
    at = (*tokens, entry.key)
    if _covers(line_index, entry.key_range, offset):
        return YamlToken(at, "key", entry.key, entry.key_range)
    return _inside(entry.node, at, line_index, offset)


def _covers(line_index: LineIndex, text_range: TextRange, offset: int) -> bool:
    start, end = line_index.span(text_range)
    return start <= offset <= end


_START = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<rest>.*)")
_KEY = re.compile(r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s'\"#\[{&*!|>-][^:#]*?) *:(?= |$)")


@dataclass(frozen=True, slots=True)
class IndentMark:
    """A dash or a key of a line in block style, and its column from 0."""

    column: int
    key: str | None


def _marks(line: str) -> list[IndentMark]:
    """Return the dashes and the key that a line begins with, from left to right."""
    start = _START.match(line)
    assert start is not None
    first = len(start["indent"])
    found = [IndentMark(first + i, None) for i, one in enumerate(start["dashes"]) if one == "-"]
    key = _KEY.match(start["rest"])
    if key is not None:
        found.append(IndentMark(start.start("rest"), key["key"].strip("'\"")))
    return found


def tokens_above(lines: Lines[str], row: int, column: int) -> tuple[str, ...]:
    """Return the tokens of the map or list that holds what begins at a column of a line (both from 0).

    Only the dashes and keys of the lines above are used.
    """
    tokens: list[str] = []
    limit, index = column, -1  # index counts the items of a list, from its end; -1 is in no list
    for mark in _upwards(lines, row, column):
        if index >= 0:
            if mark.column > limit or (mark.key is None and mark.column == limit):
                index += mark.key is None and mark.column == limit
                continue
            tokens.append(str(index))
            index = -1
        elif mark.column >= limit:
            continue
        limit = mark.column
        if mark.key is None:
            index = 0
        else:
            tokens.append(mark.key)
    if index >= 0:
        tokens.append(str(index))
    return tuple(reversed(tokens))


def _upwards(lines: Lines[str], row: int, column: int) -> Iterator[IndentMark]:
    here = _marks(lines[row]) if row < len(lines) else []
    yield from (mark for mark in reversed(here) if mark.column < column)
    for line in reversed(lines[:row]):
        if not line.lstrip().startswith("#"):
            yield from reversed(_marks(line))


def siblings(lines: Lines[str], row: int, column: int) -> set[str]:
    """Return the other keys of the map that has, or would have, a key at a row and column (from 0)."""
    found: set[str] = set()
    if not _begins_inside(_marks(lines[row]), column):
        for line in reversed(lines[:row]):
            found |= _keys_at(line, column)
            if _begins_inside(_marks(line), column):
                break
    for line in lines[row + 1 :]:
        if _begins_inside(_marks(line), column):
            break
        found |= _keys_at(line, column)
    return found


def _begins_inside(found: list[IndentMark], column: int) -> bool:
    """Determine whether a line begins left of a column: a map at that column starts or ends there."""
    return bool(found) and found[0].column < column


def _keys_at(line: str, column: int) -> set[str]:
    return {mark.key for mark in _marks(line) if mark.key is not None and mark.column == column}


def token_in_line(lines: Lines[str], row: int, column: int) -> YamlToken | None:
    """Return the key or value of a line that covers a column (both from 0)."""
    if row >= len(lines):
        return None
    line = lines[row].rstrip()
    before = _marks(line)
    start = _START.match(line)
    assert start is not None
    key = _KEY.match(start["rest"])
    if key is None:
        begun = start.start("rest")
        tokens = tokens_above(lines, row, begun)
        return YamlToken(
            tokens, "value", start["rest"], TextRange(row + 1, begun + 1, row + 1, len(line) + 1)
        )
    at, name = before[-1].column, before[-1].key or ""
    tokens = (*tokens_above(lines, row, at), name)
    if column <= at + len(key["key"]):
        return YamlToken(tokens, "key", name, TextRange(row + 1, at + 1, row + 1, at + len(key["key"]) + 1))
    value = start["rest"][key.end() :]
    begun = len(line) - len(value.lstrip())
    return YamlToken(tokens, "value", value.strip(), TextRange(row + 1, begun + 1, row + 1, len(line) + 1))


def last_line_of_entry(lines: Lines[str], row: int) -> int:
    """Return the last line of the entry below a line, both from 0; the line itself if there is none.

    The entry ends before the next line that is not indented deeper than its first.
    """
    depth: int | None = None
    last = row
    for at in range(row + 1, len(lines)):
        stripped = lines[at].strip()
        if not stripped or stripped.startswith("#"):
            continue
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        if depth is None:
            depth = indent
        elif indent <= depth:
            break
        last = at
    return last
