"""A parsed file: its tree and its text, and the way from a location to a range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.location import START, Location, TextRange
from claimpack.yaml.nodes import Entry, Mapping, Scalar, Sequence
from claimpack.yaml.pointer import node_at, walk

if TYPE_CHECKING:
    from claimpack.yaml.nodes import Node


@dataclass(frozen=True, slots=True)
class Document:
    """Path, tree and text of a file. The text has no byte order mark."""

    path: str
    root: Node
    text: str = ""

    @property
    def location(self) -> Location:
        """The location of the whole document."""
        return Location(self.path)

    def node(self, location: Location) -> Node | None:
        """Return the node of a location; None if its pointer leads nowhere."""
        return node_at(self.root, location.tokens)

    def text_range(self, location: Location) -> TextRange:
        """Return the range to report for a location, or for its nearest ancestor in the file."""
        text_range = START if isinstance(self.root, Mapping) else _reported_item(self.root)
        for step in walk(self.root, location.tokens):
            if not isinstance(step, Entry):
                text_range = _reported_item(step)
            elif location.on == "key":
                text_range = step.key_range
            else:
                text_range = _reported_value(step)
        return text_range

    def token_range(self, location: Location) -> TextRange | None:
        """Return the exact range of a key or a scalar, quotes included; None if there is none."""
        tokens = location.tokens
        steps: list[Entry | Node] = [self.root, *walk(self.root, tokens)]
        if len(steps) <= len(tokens):
            return None
        last = steps[-1]
        if location.on == "key":
            return last.key_range if isinstance(last, Entry) else None
        node = last.node if isinstance(last, Entry) else last
        return node.text_range if isinstance(node, Scalar) and not _is_empty(node.text_range) else None


def _reported_value(entry: Entry) -> TextRange:
    """Return the range of a value that is a scalar with characters; else that of its key."""
    node = entry.node
    return (
        node.text_range if isinstance(node, Scalar) and not _is_empty(node.text_range) else entry.key_range
    )


def _reported_item(node: Node) -> TextRange:
    """Return what to underline without a key: a map's first key, a list's first character, a scalar."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key_range
    text_range = node.text_range
    if isinstance(node, Sequence) and not _is_empty(text_range):
        return TextRange(text_range.line, text_range.column, text_range.line, text_range.column + 1)
    return text_range


def _is_empty(text_range: TextRange) -> bool:
    return (text_range.line, text_range.column) == (text_range.end_line, text_range.end_column)
