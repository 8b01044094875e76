"""Every key and every value of a parsed file, with its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.document import Mapping, Scalar
from claimpack.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.document import Node
    from claimpack.model.location import TextRange


@dataclass(frozen=True, slots=True)
class Written:
    """A key, or a value together with the keys and indexes that lead to it."""

    tokens: tuple[str, ...]
    on: Literal["key", "value"]
    text_range: TextRange
    text: str

    @property
    def key(self) -> str:
        """The key or index that leads to it last; empty at the top of a file."""
        return self.tokens[-1] if self.tokens else ""

    def location(self, path: str) -> Location:
        """Give its location in a file."""
        location = Location(path).child(*self.tokens)
        return location.at_key() if self.on == "key" else location


def scalars(node: Node, tokens: tuple[str, ...] = ()) -> Iterator[Written]:
    """Give the keys and the scalar values below a node, in the order of the file."""
    if isinstance(node, Scalar):
        yield Written(tokens, "value", node.text_range, str(node.value))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            below = (*tokens, entry.key)
            yield Written(below, "key", entry.key_range, entry.key)
            yield from scalars(entry.node, below)
    else:
        for index, item in enumerate(node.items):
            yield from scalars(item, (*tokens, str(index)))
