"""Edits of a YAML file as replacements of text; every character around them stays as it is.

The actions of an edit are described in `model.fix`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.line_index import LineIndex
from claimpack.model.location import TextRange
from claimpack.yaml.format import format_scalar
from claimpack.yaml.nodes import Entry, Mapping, Scalar, Sequence
from claimpack.yaml.pointer import walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.fix import Edit
    from claimpack.model.location import Location
    from claimpack.yaml.document import Document
    from claimpack.yaml.nodes import Node

Change = tuple[TextRange, str]

_EMPTY_MAP = re.compile(r"[ \t]*\{[ \t]*\}[ \t]*(?=\r?$)")


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry or an item, with the maps and lists that hold it, outermost first."""

    here: Entry | Node
    holders: tuple[Entry | Node, ...]

    @property
    def node(self) -> Node:
        return self.here.node if isinstance(self.here, Entry) else self.here


def _find(document: Document, location: Location) -> _Found | None:
    """Find an entry or item. Item 0 of a scalar is the scalar, which stands for a list of one."""
    tokens = location.tokens
    steps: list[Entry | Node] = [document.root, *walk(document.root, tokens)]
    last = steps[-1].node if isinstance(steps[-1], Entry) else steps[-1]
    rest = tokens[len(steps) - 1 :]
    if rest and not (isinstance(last, Scalar) and rest[0] == "0"):
        return None
    return _Found(steps[-1], tuple(steps[:-1]))


def change(edit: Edit, text: str, document: Document) -> Change | None:
    """Return the range that an edit replaces and the new text; None if its entry is not found."""
    found = _find(document, edit.location)
    if found is None:
        return None
    line_index = LineIndex(text)
    if edit.action == "replace":
        return _replace(found, edit, line_index)
    if _is_json(edit):
        return None  # it would need commas; no rule offers such a fix
    return _delete(found, line_index) if edit.action == "delete" else _insert(found, edit, line_index)


def _is_json(edit: Edit) -> bool:
    return edit.location.path.endswith(".json")


def _written(edit: Edit) -> str:
    """Write a key or a value in the syntax of its file."""
    return json.dumps(edit.text, ensure_ascii=False) if _is_json(edit) else format_scalar(edit.text)


def _replace(found: _Found, edit: Edit, line_index: LineIndex) -> Change | None:
    if edit.location.on == "key":
        if not isinstance(found.here, Entry):
            return None
        return (found.here.key_range, _written(edit))
    start, end = line_index.span(found.node.text_range)[0], end_of(found.node, line_index)
    if edit.text == "" and isinstance(found.here, Entry):
        start = line_index.text.index(":", line_index.span(found.here.key_range)[1]) + 1
        return (line_index.text_range(start, end), "")
    if start == end and isinstance(found.here, Entry):  # no value yet: after the colon
        start = end = line_index.text.index(":", line_index.span(found.here.key_range)[1]) + 1
        return (line_index.text_range(start, end), f" {_written(edit)}")
    return (line_index.text_range(start, end), _written(edit))


def _delete(found: _Found, line_index: LineIndex) -> Change | None:
    """Delete the lines of an entry, and the maps and lists that would be left empty."""
    here, holders = found.here, list(found.holders)
    while holders and _alone(holders[-1]) and len(holders) > 1:
        here = holders.pop()
    if not holders:
        return None
    holder = holders[-1].node if isinstance(holders[-1], Entry) else holders[-1]
    start, end = start_of(here, line_index), end_of(here, line_index)
    if is_flow(holder, line_index):
        return (line_index.text_range(*_with_comma(start, end, line_index.text)), "")
    line = line_index.text.rfind("\n", 0, start) + 1
    lead = line_index.text[line:start]
    begun = line_index.text.rfind("-", line, start) if isinstance(holder, Sequence) else start
    if isinstance(holder, Mapping) and "-" in lead:
        # The first key of an item: the next one takes its place.
        following = [one for one in holder.entries if start_of(one, line_index) > start]
        return (line_index.text_range(start, start_of(following[0], line_index)), "")
    if begun < 0 or line_index.text[line:begun].strip():
        return None
    after = line_index.text.find("\n", end)
    return (line_index.text_range(line, after + 1 if after >= 0 else len(line_index.text)), "")


def _alone(holder: object) -> bool:
    node = holder.node if isinstance(holder, Entry) else holder
    held = node.entries if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ()
    return len(held) == 1


def _with_comma(start: int, end: int, text: str) -> tuple[int, int]:
    comma = re.compile(r"\s*,\s*").match(text, end)
    if comma is not None:
        return start, comma.end()
    before = re.search(r",\s*$", text[:start])
    return (before.start() if before is not None else start), end


def _insert(found: _Found, edit: Edit, line_index: LineIndex) -> Change | None:
    """Insert lines after an entry, indented like its key, or like the dash of an item."""
    start, end = start_of(found.here, line_index), end_of(found.here, line_index)
    holder = found.holders[-1] if found.holders else None
    node = holder.node if isinstance(holder, Entry) else holder
    if node is not None and is_flow(node, line_index):
        return None
    line = line_index.text.rfind("\n", 0, start) + 1
    column = start - line
    if isinstance(node, Sequence):
        column = line_index.text.rfind("-", line, start) - line
    if column < 0:
        return None
    stop = line_index.text.find("\n", end)
    stop = len(line_index.text) if stop < 0 else stop - (line_index.text[stop - 1 : stop] == "\r")
    ending = "\r\n" if "\r\n" in line_index.text else "\n"
    lines = (f"{ending}{' ' * column}{one}" if one else ending for one in edit.text.splitlines())
    return (line_index.text_range(stop, stop), "".join(lines))


def start_of(here: Entry | Node, line_index: LineIndex) -> int:
    """Return the offset of an entry's key, or of an item after its dash."""
    return line_index.span(here.key_range if isinstance(here, Entry) else here.text_range)[0]


def end_of(here: Entry | Node, line_index: LineIndex) -> int:
    """Return the offset after the last character of an entry or node, without blank lines and comments."""
    if isinstance(here, Entry):
        return max(end_of(here.node, line_index), line_index.span(here.key_range)[1])
    if isinstance(here, Mapping) and here.entries and not is_flow(here, line_index):
        return end_of(here.entries[-1], line_index)
    if isinstance(here, Sequence) and here.items and not is_flow(here, line_index):
        return end_of(here.items[-1], line_index)
    start, end = line_index.span(here.text_range)
    return start + len(line_index.text[start:end].rstrip())


def is_flow(node: Node, line_index: LineIndex) -> bool:
    """Determine whether a map or list is written in braces or brackets."""
    return not isinstance(node, Scalar) and line_index.words(node.text_range)[:1] in ("{", "[")


def append_entry(text: str, node: Node, holder: Entry | None, entry: Iterable[str]) -> str:
    """Add the lines of an entry to the end of a map, which is the root or the value of `holder`.

    `text` is empty or ends with a line end. The caller checks that the result is what it wants: a map in
    braces, for instance, takes no lines.
    """
    line_break = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")[:-1]
    start, end, kept, indent = _gap(lines, node, holder.key_range.line - 1 if holder is not None else None)
    added = [f"{indent}{line}{line_break[:-1]}" for line in entry]
    return "\n".join([*lines[:start], *kept, *added, *lines[end:], ""])


def _gap(lines: list[str], node: Node, key_line: int | None) -> tuple[int, int, list[str], str]:
    """Return the lines `[start, end)` to replace, what is kept of them, and the entry's indentation."""
    if isinstance(node, Mapping) and node.entries:
        indent = " " * (node.entries[0].key_range.column - 1)
        end = node.text_range.end_line - 1
        while end > node.text_range.line and _is_outside(lines[end - 1], indent):
            end -= 1
        return end, end, [], indent
    if key_line is not None:
        return key_line, key_line + 1, [_EMPTY_MAP.sub("", lines[key_line])], "  "
    braces = [number for number, line in enumerate(lines) if line.strip() == "{}"]
    return (braces[0], braces[0] + 1, [], "") if braces else (len(lines), len(lines), [], "")


def _is_outside(line: str, indent: str) -> bool:
    """Determine whether a line after the last entry is outside it: blank, or a comment further left."""
    return not line.strip() or (line.lstrip().startswith("#") and not line.startswith(indent))
