"""Links of one kind that run in a circle.

## What it finds

A chain of `updates`, `part_of`, `adds_to`, `fulfils` or `repeats` that returns to its first claim.

## Why it matters

Each of them has a direction: the later updates the earlier. In a circle none is later.

## Example

Two claims that update each other.

## Write instead

Only the link at the later claim.
"""

from __future__ import annotations

from typing import NamedTuple

from claimpack.rules.api import (
    Corpus,
    Finding,
    Iterable,
    Iterator,
    Location,
    Mapping,
    Pages,
    Rule,
    Sequence,
)

RULE = Rule(
    code="L02",
    name="circular-links",
    message="`{relation}` comes back to where it began: {way}",
    scope="corpus",
)


DIRECTED = ("adds_to", "fulfils", "part_of", "repeats", "updates")


class Step(NamedTuple):
    """One directed link: its origin, relation, target and location."""

    start: str
    relation: str
    target: str
    path: str
    pointer: str


def collect(corpus: Corpus, _: Pages) -> Iterator[Step]:
    """Yield every directed link."""
    for claim in corpus.claims.values():
        for link in claim.links:
            if link.relation in DIRECTED:
                at = link.location
                yield Step(claim.claim_id, link.relation, link.target, at.path, at.pointer)


def check(links: Iterable[Sequence[str]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Follow each directed relation from each claim; report a circle once, at its first id."""
    steps = [Step(*link) for link in links]
    for relation in DIRECTED:
        ways: dict[str, list[Step]] = {}
        for step in steps:
            if step.relation == relation:
                ways.setdefault(step.start, []).append(step)
        for start, first in ways.items():
            way = _circle(start, ways)
            if way and start == min(way):
                yield RULE.at(
                    Location(first[0].path, first[0].pointer),
                    hint="delete the link at the earlier claim",
                    relation=relation,
                    way=" → ".join((*way, start)),
                )


def _circle(start: str, steps: Mapping[str, list[Step]]) -> list[str]:
    """Return the way from a claim back to itself, or nothing."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for step in steps.get(way[-1], ()):
            if step.target == start and len(way) > 1:
                return way
            if step.target not in seen:
                seen.add(step.target)
                ways.append([*way, step.target])
    return []
