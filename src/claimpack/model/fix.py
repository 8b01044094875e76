"""A fix: the smallest change of input files that ends a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from claimpack.model.location import Location

Action = Literal["replace", "delete", "insert"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change at an entry of a parsed file.

    `replace` puts `text` in place of the value at the location, or of its key (`Location.at_key`); the
    writer quotes it where YAML needs that. `delete` takes the whole entry away, with the lines below it.
    `insert` writes `text`, one or more lines without indentation, behind the entry.
    """

    location: Location
    action: Action = "replace"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What a writer would do, in words that follow "fix: ", and the edits that do it.

    A safe fix never changes what a table says, except where the finding already proves it wrong and
    leaves one way to be right.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


def rewrite(location: Location, text: str, *, safe: bool) -> Fix:
    """Put one text in place of a value, or of a key."""
    return Fix(title=f"write `{text}`", edits=(Edit(location=location, text=text),), safe=safe)


def meant(location: Location, name: str | None) -> Fix | None:
    """Put the name that a writer most likely meant in place of the one that is written, if there is one."""
    return None if name is None else rewrite(location, name, safe=False)
