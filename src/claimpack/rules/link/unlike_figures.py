"""A numeric link between figures of two measures.

## What it finds

`updates`, `part_of` or `adds_to` between claims that both have figures, of different measures.

## Why it matters

Soldiers cannot be added to casualties.

## Example

    measure: ships-departed
    links:
      - adds_to: grain-shipped

## Write instead

A link to a figure of the same measure, or none.
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, LinkPair, Pages, Rule

RULE = Rule(
    code="L04",
    name="unlike-figures",
    message="`{relation}` links figures of two measures, `{one}` and `{other}`",
    scope="link",
)


NUMERIC = ("adds_to", "part_of", "updates")


def check(pair: LinkPair, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the measures of linked figures."""
    link, claim, other = pair.link, pair.claim, pair.other
    if link.relation not in NUMERIC or other is None or claim.figure is None or other.figure is None:
        return
    if claim.measure != other.measure:
        hint = "link figures of one measure, or correct the measure of one of them"
        one, two = claim.measure, other.measure
        yield RULE.at(pair.location, hint=hint, relation=link.relation, one=one, other=two)
