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

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="R05",
    name="circular-part-of",
    message="`{name}` is part of itself: {way}",
    scope="registry",
)


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Follow `part_of` upwards from each actor; report a circle once, at its smallest id."""
    for name in corpus.actors:
        chain = [name]
        while (parent := _parent(corpus, chain[-1])) is not None and parent not in chain:
            chain.append(parent)
        if parent == name and name == min(chain):
            location = corpus.actors[name].location.child("part_of")
            hint = "delete `part_of` at the actor that contains the other"
            yield RULE.at(location, hint=hint, name=name, way=" → ".join((*chain, name)))


def _parent(corpus: Corpus, name: str) -> str | None:
    actor = corpus.actors.get(name)
    return actor.part_of if actor is not None else None
