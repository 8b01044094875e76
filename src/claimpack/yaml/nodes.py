"""The nodes of a parsed file. Every node knows its range in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.location import Location, TextRange

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string (YAML) or a string, number, boolean or null (JSON). Never typed implicitly."""

    value: str | int | float | bool | None
    text_range: TextRange


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its range, and its value."""

    key: str
    key_range: TextRange
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; keys are unique."""

    entries: tuple[Entry, ...]
    text_range: TextRange

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order of the file."""

    items: tuple[Node, ...]
    text_range: TextRange


Node = Scalar | Mapping | Sequence


def plain(node: Node) -> object:
    """Return the values alone, as dict, list and scalars."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.node) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


@dataclass(frozen=True, slots=True)
class YamlToken:
    """A key or a scalar value, its range, and the reference tokens of its JSON Pointer.

    The tokens of a key end with the key itself.
    """

    tokens: tuple[str, ...]
    on: Literal["key", "value"]
    text: str
    text_range: TextRange

    @property
    def key(self) -> str:
        """The last key or index; empty at the top of a file."""
        return self.tokens[-1] if self.tokens else ""

    def location(self, path: str) -> Location:
        """Return its location in a file."""
        location = Location(path).child(*self.tokens)
        return location.at_key() if self.on == "key" else location


def yaml_tokens(node: Node, tokens: tuple[str, ...] = ()) -> Iterator[YamlToken]:
    """Yield the keys and the scalar values of a node, in the order of the file."""
    if isinstance(node, Scalar):
        yield YamlToken(tokens, "value", str(node.value), node.text_range)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            below = (*tokens, entry.key)
            yield YamlToken(below, "key", entry.key, entry.key_range)
            yield from yaml_tokens(entry.node, below)
    else:
        for index, item in enumerate(node.items):
            yield from yaml_tokens(item, (*tokens, str(index)))
