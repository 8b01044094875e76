"""A voice that speaks after it was relayed, or after the article appeared.

## What it finds

A `said` that begins after the last day on which the article can have appeared, and a hop whose `said`
begins after the last day of the `said` of a hop outside it.

## Why it matters

A statement cannot be relayed before it is made: one of the dates is wrong, or the order of the hops is.

## Example

    via:
      - by: harbour-times
        said: 2021-03-07
      - by: coast-guard
        said: 2021-03-09

## Write instead

The dates in the order in which the voices spoke: the origin first.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="T05",
    name="speech-after-relay",
    message="{problem}",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the dates of the hops with each other and with the article's."""
    article = corpus.articles.get(claim.article_id)
    latest = article.published.extent.end if article is not None and article.published else None
    outer = "the article"
    for voice in claim.chain[1:]:
        said = voice.said
        if said is None or voice.inherited:
            continue
        start = said.extent.start
        if start is not None and latest is not None and start > latest:
            problem = f"said on {said.edtf}, after {outer} ({latest})"
            hint = "correct one of the dates, or the order of the hops"
            yield RULE.at(voice.location.child("said"), problem=problem, hint=hint)
        if said.extent.end is not None:
            latest = said.extent.end if latest is None else min(latest, said.extent.end)
            outer = "the hop outside it"
