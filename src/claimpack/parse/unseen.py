"""A YAML file without the characters that nobody sees (rule Y03), and the way back to its own places.

The file is parsed as if they were not there, so that one of them is one finding, not also a key that no
schema knows and words that stand nowhere. Places are then moved back to the file as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from claimpack.model.document import Entry, Mapping, Scalar, Sequence
from claimpack.model.finding import Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.location import Location, TextRange
from claimpack.parse.scalars import scalars
from claimpack.rules.yaml import invisible_character
from claimpack.text.direction import character_name, invisible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Map

    from claimpack.model.document import Node
    from claimpack.model.finding import Finding
    from claimpack.parse.scalars import Written


@dataclass(frozen=True, slots=True)
class Unseen:
    """Characters that were taken out of a file, with their places in it, in order."""

    path: str
    characters: tuple[tuple[TextRange, str], ...] = ()
    columns: Map[int, list[int]] = field(default_factory=dict)
    """The columns of these characters, by line."""

    def moved(self, text_range: TextRange) -> TextRange:
        """Turn a place of the text without them into one of the file; it takes in those at its ends."""
        return TextRange(
            text_range.line,
            self._column(text_range.line, text_range.column, before=True),
            text_range.end_line,
            self._column(text_range.end_line, text_range.end_column, before=False),
        )

    def _column(self, line: int, column: int, *, before: bool) -> int:
        for taken in self.columns.get(line, ()):
            if taken < column + (not before):
                column += 1
        return column

    def relocated(self, finding: Finding) -> Finding:
        """Move the places of a finding in the text without them."""

        def moved(location: Location) -> Location:
            return (
                location
                if location.text_range is None
                else location._replace(text_range=self.moved(location.text_range))
            )

        related = tuple(replace(one, location=moved(one.location)) for one in finding.related)
        return finding.moved(moved(finding.location), related)

    def restored(self, node: Node) -> Node:
        """Move the places of a tree; values that spell such a character as an escape lose it."""
        if isinstance(node, Scalar):
            return Scalar(_without(str(node.value)), self.moved(node.text_range))
        if isinstance(node, Sequence):
            return Sequence(tuple(self.restored(item) for item in node.items), self.moved(node.text_range))
        entries = (
            Entry(_without(entry.key), self.moved(entry.key_range), self.restored(entry.node))
            for entry in node.entries
        )
        return Mapping(tuple(entries), self.moved(node.text_range))

    def findings(self, node: Node | None) -> Iterator[Finding]:
        """Report the characters, given the tree as it was parsed: one finding for a key or value."""
        written = [] if node is None else list(scalars(node))
        for one in written:
            for character in dict.fromkeys(one.text[index] for index in invisible(one.text)):
                at = one.location(self.path)._replace(text_range=self.moved(one.text_range))
                fix = self._fix([replace(one, text_range=self.moved(one.text_range))])
                yield invisible_character.RULE.at(
                    at, hint="delete its escape", fix=fix, character=character_name(character)
                )
        moved = [replace(one, text_range=self.moved(one.text_range)) for one in written]
        owners = [
            (text_range, character, [one for one in moved if _holds(one.text_range, text_range)])
            for text_range, character in self.characters
        ]
        for _, group in groupby(
            owners, key=lambda one: (one[0].line, [(held.tokens, held.on) for held in one[2]])
        ):
            (text_range, character, owner), *rest = group
            at = (
                owner[0].location(self.path)._replace(text_range=text_range)
                if owner
                else Location(self.path, text_range=text_range)
            )
            yield invisible_character.RULE.at(
                at,
                hint="delete it, or write the words anew; most editors do not show it",
                related=tuple(
                    Related(
                        location=at._replace(text_range=other),
                        message=f"{character_name(more)} stands here",
                    )
                    for other, more, _ in rest
                ),
                fix=self._fix(owner),
                character=character_name(character),
            )

    def _fix(self, owner: list[Written]) -> Fix | None:
        """Write the key or value anew; one that runs over several lines is left to a person."""
        if not owner or owner[0].text_range.line != owner[0].text_range.end_line:
            return None
        clean = _without(owner[0].text)
        if not clean:
            return None
        edit = Edit(location=owner[0].location(self.path), text=clean)
        return Fix(title="delete the invisible characters", edits=(edit,), safe=True)


def taken_out(path: str, text: str) -> tuple[str, Unseen]:
    """Take the invisible characters out of a text."""
    indexes = invisible(text)
    if not indexes:
        return text, Unseen(path)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    places = []
    columns: dict[int, list[int]] = {}
    for index in indexes:
        line = bisect_right(starts, index)
        column = index - starts[line - 1] + 1
        places.append((TextRange(line, column, line, column + 1), text[index]))
        columns.setdefault(line, []).append(column)
    return _dropped(text, indexes), Unseen(path, tuple(places), columns)


def _without(text: str) -> str:
    return _dropped(text, invisible(text))


def _dropped(text: str, indexes: list[int]) -> str:
    bounds = zip([-1, *indexes], [*indexes, len(text)], strict=True)
    return "".join(text[last + 1 : index] for last, index in bounds)


def _holds(outer: TextRange, inner: TextRange) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= end
