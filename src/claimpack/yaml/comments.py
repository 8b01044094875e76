"""The comments of a YAML file, which the parser drops: each with the line that it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimpack.yaml.nodes import Mapping, Sequence, yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.location import TextRange
    from claimpack.yaml.document import Document
    from claimpack.yaml.nodes import Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")


@dataclass(slots=True)
class Comments:
    """By line of a key or item (1-based): comments above it, after it, and below its value."""

    header: list[str] = field(default_factory=list)
    above: dict[int, list[str]] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    below: dict[int, list[str]] = field(default_factory=dict)
    spaced: set[int] = field(default_factory=set)
    """Lines of entries that follow an empty line."""
    footer: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of comments."""
        lists = (self.header, self.footer, *self.above.values(), *self.below.values())
        return sum(map(len, lists)) + len(self.after)


def comments_of(document: Document) -> Comments:
    """Collect the comments outside scalars, each attached to an entry."""
    lines = document.text.split("\n")
    columns = dict(_begins(document.root))
    inside = _inside_scalars(document.root)
    found, spaced, last = Comments(), False, 0
    waiting: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        outside = _blanked(line, number, inside.get(number, ()))
        comment = _COMMENT.search(outside)
        if number in columns:
            first = not last
            if spaced and not first:
                found.spaced.add(number)
            own = [text for column, text in waiting if column <= columns[number] or first]
            deeper = [text for column, text in waiting if column > columns[number] and not first]
            if first:
                found.header = own
            elif own:
                found.above[number] = own
            if deeper:
                found.below[last] = deeper
            waiting, spaced, last = [], False, number
        if comment is not None:
            text = line[comment.start() :].rstrip()
            if outside[: comment.start()].strip() or number in inside:
                found.after[number] = text
            else:
                waiting.append((comment.start(), text))
        elif not line.strip() and number not in inside and not waiting:
            spaced = True
    found.footer = [text for _, text in waiting]
    return found


def _begins(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the line (1-based) and column (0-based) of every key and item."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key_range.line, entry.key_range.column - 1
            yield from _begins(entry.node)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield item.text_range.line, item.text_range.column - 1
            yield from _begins(item)


def _inside_scalars(node: Node) -> dict[int, list[TextRange]]:
    found: dict[int, list[TextRange]] = {}
    for token in yaml_tokens(node):
        text_range = token.text_range
        for line in range(text_range.line, text_range.end_line + 1):
            found.setdefault(line, []).append(text_range)
    return found


def _blanked(line: str, number: int, places: Iterable[TextRange]) -> str:
    """Replace what is inside scalars by spaces, so that a `#` there is no comment."""
    for text_range in places:
        start = text_range.column - 1 if text_range.line == number else 0
        end = text_range.end_column - 1 if text_range.end_line == number else len(line)
        line = line[:start] + " " * (end - start) + line[end:]
    return line
