"""Actors that are part of each other.

## What it finds

A chain of `part_of` that leads back to its first actor.

## Why it matters

Questions such as "everything that this state's organs say" follow `part_of` upwards and would never
end.

## Example

A ministry that is part of a government that is part of the ministry.

## Write instead

`part_of` only on the smaller of the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.pages import Pages

RULE = Rule(
    code="R05",
    name="circular-part-of",
    message="`{name}` is part of itself: {way}",
    scope="registry",
)


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Follow `part_of` upwards from each actor; report a circle once, at its first id."""
    for name in corpus.actors:
        way = [name]
        while (above := _above(corpus, way[-1])) is not None and above not in way:
            way.append(above)
        if above == name and name == min(way):
            location = corpus.actors[name].location.child("part_of")
            hint = "delete `part_of` where the larger names the smaller"
            yield RULE.at(location, hint=hint, name=name, way=" → ".join((*way, name)))


def _above(corpus: Corpus, name: str) -> str | None:
    actor = corpus.actors.get(name)
    return actor.part_of if actor is not None else None
