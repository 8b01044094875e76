"""A relation that two claims cannot have.

## What it finds

A claim that both conflicts with another and corroborates it, and one that corroborates a claim of the
same origin: a voice cannot confirm itself; that is `repeats`.

## Why it matters

Two papers that carry one agency would count as two witnesses.

## Example

    links:
      - corroborates: harbour-talks/main/ships-left

where the coast guard is the origin of both.

## Write instead

    links:
      - repeats: harbour-talks/main/ships-left
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, LinkPair, Pages, Rule

RULE = Rule(
    code="L07",
    name="self-confirmation",
    message="{problem}",
    scope="link",
)


def check(pair: LinkPair, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare a claim with the claim that it corroborates."""
    link, claim, other = pair.link, pair.claim, pair.other
    if link.relation != "corroborates" or other is None:
        return
    if any(one.relation == "conflicts" and one.target == link.target for one in claim.links):
        problem = "a claim cannot both conflict with another and corroborate it"
        yield RULE.at(pair.location, problem=problem, hint="keep one of the two links")
    elif set(claim.origin) & set(other.origin):
        problem = "a claim cannot corroborate one of the same origin"
        yield RULE.at(pair.location, problem=problem, hint="write `repeats`, or delete the link")
