"""A claim without a place on its page.

## What it finds

A claim without an anchor of its own, and without an anchor of a voice in its passage. Anchors of voices
with the basis `credit` or `carried` do not count, because they are elsewhere on the page, nor do those of
voices that `like` copies, because they belong to another claim.

## Why it matters

A claim without characters cannot be checked.

## Example

    grain-shipped:
      gloss: The port shipped 300 tons.
      via: []

## Write instead

    grain-shipped:
      gloss: The port shipped 300 tons.
      content@120+31:
      via: []
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="C03",
    name="floating-claim",
    message="`{slug}` has no anchor that gives its place on the page",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Find a claim without a bounding span. A02 reports anchors without an offset."""
    if claim.bounding_span is None and all(anchor.start is not None for anchor in claim.own_anchors):
        hint = "anchor the figure's words, or the passage with `content@START+LENGTH:`"
        yield RULE.at(claim.location.at_key(), hint=hint, slug=claim.slug)
