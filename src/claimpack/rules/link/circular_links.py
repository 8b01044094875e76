"""Links of one kind that run in a circle.

## What it finds

A chain of `updates`, `part_of`, `adds_to`, `fulfils` or `repeats` that comes back to its first claim.

## Why it matters

Each of them has a direction: the later updates the earlier. In a circle none is later.

## Example

Two claims that update each other.

## Write instead

The link at the later claim alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.claim import Link
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages

RULE = Rule(
    code="L02",
    name="circular-links",
    message="`{relation}` comes back to where it began: {way}",
    scope="corpus",
)


DIRECTED = ("adds_to", "fulfils", "part_of", "repeats", "updates")


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Diagnostic]:
    """Follow each directed relation from each claim; report a circle once, at its first id."""
    for relation in DIRECTED:
        targets = {
            claim.claim_id: [link for link in claim.links if link.relation == relation]
            for claim in corpus.claims.values()
        }
        for start in (claim_id for claim_id, links in targets.items() if links):
            way = _circle(start, targets)
            if way and start == min(way):
                yield RULE.at(
                    targets[start][0].locus,
                    hint="delete the link at the earlier claim",
                    relation=relation,
                    way=" → ".join((*way, start)),
                )


def _circle(start: str, targets: Mapping[str, list[Link]]) -> list[str]:
    """Give the way from a claim back to itself, or nothing."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for link in targets.get(way[-1], ()):
            if link.target == start and len(way) > 1:
                return way
            if link.target not in seen:
                seen.add(link.target)
                ways.append([*way, link.target])
    return []
