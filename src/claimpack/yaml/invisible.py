"""Removal of invisible characters from a YAML file before it is parsed (rule Y03).

The file is parsed without them, so that each is one finding, and not also an unknown key or a quote that
is not found. Ranges are then moved back to the file as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from claimpack.model.finding import Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.line_index import LineIndex
from claimpack.model.location import Location, TextRange
from claimpack.rules.yaml import invisible_character
from claimpack.text.direction import character_name, invisible
from claimpack.yaml.nodes import Entry, Mapping, Scalar, Sequence, yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Map

    from claimpack.model.finding import Finding
    from claimpack.yaml.nodes import Node, YamlToken


@dataclass(frozen=True, slots=True)
class RemovedCharacters:
    """Characters that were removed from a file, with their ranges in it, in order."""

    path: str
    characters: tuple[tuple[TextRange, str], ...] = ()
    columns: Map[int, list[int]] = field(default_factory=dict)
    """The columns of these characters, by line."""

    def moved(self, text_range: TextRange) -> TextRange:
        """Convert a range of the text without them to one of the file; it includes those at its ends."""
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
        """Convert the ranges of a finding."""

        def moved(location: Location) -> Location:
            return (
                location
                if location.text_range is None
                else location._replace(text_range=self.moved(location.text_range))
            )

        related = tuple(replace(one, location=moved(one.location)) for one in finding.related)
        return finding.moved(moved(finding.location), related)

    def restored(self, node: Node) -> Node:
        """Convert the ranges of a tree, and remove such characters that values spell as escapes."""
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
        """Report the characters, given the tree as it was parsed: one finding per key or value."""
        tokens = [] if node is None else list(yaml_tokens(node))
        for one in tokens:
            for character in dict.fromkeys(one.text[index] for index in invisible(one.text)):
                at = one.location(self.path)._replace(text_range=self.moved(one.text_range))
                fix = self._fix([replace(one, text_range=self.moved(one.text_range))])
                yield invisible_character.RULE.at(
                    at, hint="delete its escape", fix=fix, character=character_name(character)
                )
        moved = [replace(one, text_range=self.moved(one.text_range)) for one in tokens]
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
                hint="delete it, or retype the words; most editors do not show it",
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

    def _fix(self, owner: list[YamlToken]) -> Fix | None:
        """Rewrite the key or value if it is on one line."""
        if not owner or owner[0].text_range.line != owner[0].text_range.end_line:
            return None
        clean = _without(owner[0].text)
        if not clean:
            return None
        edit = Edit(location=owner[0].location(self.path), text=clean)
        return Fix(title="delete the invisible characters", edits=(edit,), safe=True)


def without_invisible(path: str, text: str) -> tuple[str, RemovedCharacters]:
    """Remove the invisible characters from a text."""
    indexes = invisible(text)
    if not indexes:
        return text, RemovedCharacters(path)
    line_index = LineIndex(text)
    characters = []
    columns: dict[int, list[int]] = {}
    for index in indexes:
        line, column = line_index.line_and_column(index)
        characters.append((TextRange(line, column, line, column + 1), text[index]))
        columns.setdefault(line, []).append(column)
    return _dropped(text, indexes), RemovedCharacters(path, tuple(characters), columns)


def _without(text: str) -> str:
    return _dropped(text, invisible(text))


def _dropped(text: str, indexes: list[int]) -> str:
    bounds = zip([-1, *indexes], [*indexes, len(text)], strict=True)
    return "".join(text[last + 1 : index] for last, index in bounds)


def _holds(outer: TextRange, inner: TextRange) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= end
