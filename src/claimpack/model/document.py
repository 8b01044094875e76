"""One parsed input file: its values together with the place of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.location import START, Location, TextRange

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string (YAML) or a string, number, boolean or null (JSON). Never typed implicitly."""

    value: str | int | float | bool | None
    text_range: TextRange


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, where it stands, and what it maps to."""

    key: str
    key_range: TextRange
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; keys are unique."""

    entries: tuple[Entry, ...]
    text_range: TextRange

    def get(self, key: str) -> Entry | None:
        """Find an entry by its key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple[Node, ...]
    text_range: TextRange


Node = Scalar | Mapping | Sequence


def plain(node: Node) -> object:
    """Give the values alone, as dict, list and scalars, for validators that know no places."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.node) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def _tokens(pointer: str) -> Iterator[str]:
    for token in pointer.split("/")[1:]:
        yield token.replace("~1", "/").replace("~0", "~")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed input file: its path, the tree of its nodes (the source map), and its text."""

    path: str
    root: Node
    text: str = ""

    @property
    def location(self) -> Location:
        """The location of the whole document."""
        return Location(self.path)

    def node(self, location: Location) -> Node | None:
        """Find the node of a location; None where its pointer leads nowhere."""
        node: Node = self.root
        for token in _tokens(location.pointer):
            if isinstance(node, Mapping):
                entry = node.get(token)
                if entry is None:
                    return None
                node = entry.node
            elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
                node = node.items[int(token)]
            else:
                return None
        return node

    def text_range(self, location: Location) -> TextRange:
        """Find line and column of a location; where a pointer leads nowhere, of its nearest ancestor."""
        node: Node = self.root
        text_range = START if isinstance(node, Mapping) else _item(node)
        for token in _tokens(location.pointer):
            if isinstance(node, Mapping):
                entry = node.get(token)
                if entry is None:
                    return text_range
                text_range = entry.key_range if location.on == "key" else _shown(entry)
                node = entry.node
            elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
                node = node.items[int(token)]
                text_range = _item(node)
            else:
                return text_range
        return text_range

    def token_range(self, location: Location) -> TextRange | None:
        """Find the exact characters of a key or of a scalar, quotes included; None where there are none."""
        node: Node = self.root
        key: TextRange | None = None
        for token in _tokens(location.pointer):
            if isinstance(node, Mapping) and (entry := node.get(token)) is not None:
                key, node = entry.key_range, entry.node
            elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
                key, node = None, node.items[int(token)]
            else:
                return None
        if location.on == "key":
            return key
        return node.text_range if isinstance(node, Scalar) and not _empty(node.text_range) else None


def _shown(entry: Entry) -> TextRange:
    """Choose what to underline for a value: itself if it is a scalar with characters, else its key."""
    node = entry.node
    return node.text_range if isinstance(node, Scalar) and not _empty(node.text_range) else entry.key_range


def _item(node: Node) -> TextRange:
    """Choose what to underline where there is no key: that of a map's first entry, a list's first sign."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key_range
    text_range = node.text_range
    if isinstance(node, Sequence) and not _empty(text_range):
        return TextRange(text_range.line, text_range.column, text_range.line, text_range.column + 1)
    return text_range


def _empty(text_range: TextRange) -> bool:
    return text_range.line == text_range.end_line and text_range.column == text_range.end_column
