"""One parsed input file: its values together with the place of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.locus import START, Locus, Place

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string (YAML) or a string, number, boolean or null (JSON). Never typed implicitly."""

    value: str | int | float | bool | None
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping, where it stands, and what it maps to."""

    key: str
    key_place: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; keys are unique."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Entry | None:
        """Find an entry by its key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple[Node, ...]
    place: Place


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
    def locus(self) -> Locus:
        """The locus of the whole document."""
        return Locus(self.path)

    def node(self, locus: Locus) -> Node | None:
        """Find the node of a locus; None where its pointer leads nowhere."""
        node: Node = self.root
        for token in _tokens(locus.pointer):
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

    def place(self, locus: Locus) -> Place:
        """Find line and column of a locus; where a pointer leads nowhere, of its nearest ancestor."""
        node: Node = self.root
        place = START if isinstance(node, Mapping) else _item(node)
        for token in _tokens(locus.pointer):
            if isinstance(node, Mapping):
                entry = node.get(token)
                if entry is None:
                    return place
                place = entry.key_place if locus.on == "key" else _shown(entry)
                node = entry.node
            elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
                node = node.items[int(token)]
                place = _item(node)
            else:
                return place
        return place

    def stretch(self, locus: Locus) -> Place | None:
        """Find the exact characters of a key or of a scalar, quotes included; None where there are none."""
        node: Node = self.root
        key: Place | None = None
        for token in _tokens(locus.pointer):
            if isinstance(node, Mapping) and (entry := node.get(token)) is not None:
                key, node = entry.key_place, entry.node
            elif isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
                key, node = None, node.items[int(token)]
            else:
                return None
        if locus.on == "key":
            return key
        return node.place if isinstance(node, Scalar) and not _empty(node.place) else None


def _shown(entry: Entry) -> Place:
    """Choose what to underline for a value: itself if it is a scalar with characters, else its key."""
    node = entry.node
    return node.place if isinstance(node, Scalar) and not _empty(node.place) else entry.key_place


def _item(node: Node) -> Place:
    """Choose what to underline where there is no key: that of a map's first entry, a list's first sign."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0].key_place
    place = node.place
    if isinstance(node, Sequence) and not _empty(place):
        return Place(place.line, place.column, place.line, place.column + 1)
    return place


def _empty(place: Place) -> bool:
    return place.line == place.end_line and place.column == place.end_column
