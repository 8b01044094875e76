"""Links of one kind that run in a circle.

## What it finds

A chain of `updates`, `part_of`, `adds_to`, `resolves` or `repeats` that returns to its first claim.

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
    message="the `{relation}` links form a circle: {way}",
    scope="corpus",
)


DIRECTED = ("adds_to", "part_of", "repeats", "resolves", "updates")


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
        by_claim: dict[str, list[Step]] = {}
        for step in steps:
            if step.relation == relation:
                by_claim.setdefault(step.start, []).append(step)
        for start, first in by_claim.items():
            circle = _circle(start, by_claim)
            if circle and start == min(circle):
                yield RULE.at(
                    Location(first[0].path, first[0].pointer),
                    hint="delete the link at the earlier claim",
                    relation=relation,
                    way=" → ".join((*circle, start)),
                )


def _circle(start: str, steps: Mapping[str, list[Step]]) -> list[str]:
    """Return the chain of links from a claim back to itself; empty if there is none."""
    chains = [[start]]
    seen = {start}
    while chains:
        chain = chains.pop()
        for step in steps.get(chain[-1], ()):
            if step.target == start and len(chain) > 1:
                return chain
            if step.target not in seen:
                seen.add(step.target)
                chains.append([*chain, step.target])
    return []
