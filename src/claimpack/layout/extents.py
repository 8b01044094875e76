"""How far an entry of a YAML file reaches: its lines, without blank lines and comments behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.document import Entry, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from claimpack.model.document import Document, Node
    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import Location


@dataclass(frozen=True, slots=True)
class Found:
    """An entry or an item of a list, with the trail of maps and lists that hold it, outermost first."""

    here: Entry | Node
    holders: tuple[Entry | Node, ...]

    @property
    def node(self) -> Node:
        """The value."""
        return self.here.node if isinstance(self.here, Entry) else self.here


def find(document: Document, location: Location) -> Found | None:
    """Find the entry or item at a location; None where the pointer leads nowhere."""
    here: Entry | Node = document.root
    holders: list[Entry | Node] = []
    for token in location.pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        node = here.node if isinstance(here, Entry) else here
        child: Entry | Node | None = None
        if isinstance(node, Scalar) and name == "0":
            break  # a single value that stands for a list of one
        if isinstance(node, Mapping):
            child = node.get(name)
        elif isinstance(node, Sequence) and name.isdecimal() and int(name) < len(node.items):
            child = node.items[int(name)]
        if child is None:
            return None
        holders.append(here)
        here = child
    return Found(here, tuple(holders))


def start_of(here: Entry | Node, line_index: LineIndex) -> int:
    """Give the index at which an entry's key, or an item behind its dash, begins."""
    return line_index.span(here.key_range if isinstance(here, Entry) else here.text_range)[0]


def end_of(here: Entry | Node, line_index: LineIndex) -> int:
    """Give the index behind the last character of an entry or node."""
    if isinstance(here, Entry):
        return max(end_of(here.node, line_index), line_index.span(here.key_range)[1])
    if isinstance(here, Mapping) and here.entries and not in_line(here, line_index):
        return end_of(here.entries[-1], line_index)
    if isinstance(here, Sequence) and here.items and not in_line(here, line_index):
        return end_of(here.items[-1], line_index)
    start, end = line_index.span(here.text_range)
    return start + len(line_index.text[start:end].rstrip())


def in_line(node: Node, line_index: LineIndex) -> bool:
    """Tell whether a map or list is written in braces or brackets."""
    return not isinstance(node, Scalar) and line_index.words(node.text_range)[:1] in ("{", "[")
