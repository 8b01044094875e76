"""One claim of an article written as two.

## What it finds

Two claims of one article with the same measure, figure, reading, polarity, time, participants and origin.
Claims that are linked by `repeats`, or have the same gloss (C01), are not reported.

## Why it matters

A caption or a headline that repeats a figure is not a second witness, but is counted as one.

## Example

    grain-shipped:
      measure: grain-shipped
      figure: 300
      figure@116: 300 tons
    grain-in-title:
      measure: grain-shipped
      figure: 300
      figure@21: 300 tons

## Write instead

    grain-shipped:
      measure: grain-shipped
      figure: 300
      figure@116: 300 tons
      figure@21: 300 tons
"""

from __future__ import annotations

from claimpack.rules.api import Article, Claim, Corpus, Finding, Iterator, Pages, Related, Rule

RULE = Rule(
    code="C02",
    name="claim-written-twice",
    message="`{slug}` states the same as `{first}`: one measure, figure, time and origin",
    severity="warning",
    scope="article",
)


def check(article: Article, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the figures of one article with each other."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in corpus.by_article.get(article.article_id, ()):
        if claim.figure is None or claim.measure is None:
            continue
        first = seen.setdefault(_proposition(claim), claim)
        if first is claim or first.gloss == claim.gloss or _repeats(first, claim) or _repeats(claim, first):
            continue
        yield RULE.at(
            claim.location.at_key(),
            hint=f"move its anchors to `{first.slug}` and delete it, or correct what differs",
            related=(Related(location=first.location.at_key(), message="first written here"),),
            slug=claim.slug,
            first=first.slug,
        )


def _proposition(claim: Claim) -> tuple[object, ...]:
    when = claim.when.edtf if claim.when is not None else None
    who = frozenset(claim.participants), frozenset(claim.origin.actors)
    return (claim.measure, claim.figure, claim.reading, claim.polarity, claim.event, when, *who)


def _repeats(one: Claim, other: Claim) -> bool:
    return any(link.relation == "repeats" and link.target == other.claim_id for link in one.links)
