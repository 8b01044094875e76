"""Registries: the curated closed lists that claims refer to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from claimpack.model.dated import Extent
    from claimpack.model.location import Location


_AMOUNTS = ("count", "mass", "money", "energy")
DIMENSIONS = {
    "stock": _AMOUNTS,
    "flow": _AMOUNTS,
    "duration": ("time",),
    "distance": ("length",),
}
"""Dimensions of units in which a measure of each nature can be counted; a rate in any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A person's office in an organ, with EDTF bounds where they are known."""

    title: str
    org: str
    start: str | None
    end: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group or institution that speaks or acts. `aliases` are spelled as pages spell them."""

    actor_id: str
    kind: str
    name: str
    part_of: str | None
    wikidata: str | None
    posts: tuple[Post, ...]
    aliases: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement by its UCUM code; `factor` is relative to its dimension's base.

    `nouns` are the words with which pages count it, singular and broken plurals.
    """

    unit_id: str
    dimension: str
    ucum: str
    factor: Decimal
    nouns: tuple[str, ...]
    location: Location

    def fits(self, nature: str) -> bool:
        """Return whether a measure of this nature can be counted in the unit."""
        return self.dimension in DIMENSIONS.get(nature, (self.dimension,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a figure counts, who does it where, and what does not belong."""

    measure_id: str
    unit: str
    nature: str
    agent: str | None
    place: str | None
    define: str
    exclusions: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that claims date themselves by. `extent` is None where its date is broken."""

    event_id: str
    when: str
    extent: Extent | None
    define: str
    place: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CueList:
    """Words that attribute, with the mode and tone that they give to a hop."""

    mode: str
    tone: str
    words: tuple[str, ...]
    folded: frozenset[str]
    """The words in the one spelling in which they are compared."""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A claim of the last release: its version, and a digest of the row that it had in `claims_wide`."""

    claim_id: str
    version: str
    row: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A claim that was released once and is gone."""

    claim_id: str
    since: str
    reason: str
    replaced_by: str | None
    location: Location
