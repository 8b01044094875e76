"""Entries of `annotations/registry/*.yaml` and `annotations/retired.yaml`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from claimpack.languages import fold
from claimpack.model.registry import Actor, CueList, Event, Measure, Post, Released, Tombstone, Unit
from claimpack.parse.fields import Fields, maybe, texts

if TYPE_CHECKING:
    from claimpack.model.location import Location

_POST = re.compile(r"(?P<title>.+?) of (?P<org>[a-z0-9-]+)(?: (?P<start>[^/ ]*)/(?P<end>[^/ ]*))?")


def build_actor(actor_id: str, fields: Fields, location: Location) -> Actor:
    """Build an actor with its posts and aliases."""
    posts = enumerate(texts(fields, "posts"))
    return Actor(
        actor_id=actor_id,
        kind=str(fields["kind"]),
        name=str(fields["name"]),
        part_of=maybe(fields, "part_of"),
        wikidata=maybe(fields, "wikidata"),
        posts=tuple(_post(post, location.child("posts", index)) for index, post in posts),
        aliases=texts(fields, "aliases"),
        location=location,
    )


def _post(written: str, location: Location) -> Post:
    parts = _POST.fullmatch(written)
    assert parts is not None, "the schema has checked the form of a post"
    bounds = [None if bound in (None, "", "..") else bound for bound in (parts["start"], parts["end"])]
    return Post(title=parts["title"], org=parts["org"], start=bounds[0], end=bounds[1], location=location)


def build_unit(unit_id: str, fields: Fields, location: Location) -> Unit:
    """Build a unit."""
    return Unit(
        unit_id=unit_id,
        dimension=str(fields["dimension"]),
        ucum=str(fields["ucum"]),
        factor=Decimal(str(fields["factor"])),
        nouns=texts(fields, "nouns"),
        location=location,
    )


def build_measure(measure_id: str, fields: Fields, location: Location) -> Measure:
    """Build a measure."""
    return Measure(
        measure_id=measure_id,
        unit=str(fields["counts"]),
        nature=str(fields["nature"]),
        agent=maybe(fields, "agent"),
        place=maybe(fields, "place"),
        define=str(fields["define"]),
        exclusions=maybe(fields, "not"),
        location=location,
    )


def build_event(event_id: str, fields: Fields, location: Location) -> Event:
    """Build an event; its date is resolved later."""
    return Event(
        event_id=event_id,
        when=str(fields["when"]),
        extent=None,
        define=str(fields["define"]),
        place=maybe(fields, "place"),
        location=location,
    )


def build_cues(key: str, words: object, location: Location) -> CueList:
    """Build the cue words of one mode and tone."""
    mode, _, tone = key.partition(" ")
    written = texts({"words": words}, "words")
    folded = frozenset(map(fold, written))
    return CueList(mode=mode, tone=tone, words=written, folded=folded, location=location)


def build_released(claim_id: str, fields: Fields, location: Location) -> Released:
    """Build the record of a claim of the last release."""
    return Released(
        claim_id=claim_id, version=str(fields["version"]), row=str(fields["row"]), location=location
    )


def build_tombstone(claim_id: str, fields: Fields, location: Location) -> Tombstone:
    """Build the record of a retired claim."""
    return Tombstone(
        claim_id=claim_id,
        since=str(fields["since"]),
        reason=str(fields["reason"]),
        replaced_by=maybe(fields, "replaced_by"),
        location=location,
    )
