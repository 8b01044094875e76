"""A prediction whose deadline has passed and whose outcome is not recorded.

## What it finds

A claim with `tense: future` whose `when` ended before the newest article of the dataset appeared, and which
no claim `resolves`. The system clock is not used: the result depends only on the data.

This is a note: it never makes a check fail.

## Why it matters

The notes list what to look for in the next article.

## Example

"By the end of December 2021" beside an article of 2022.

## Write instead

If an article reports the outcome, a claim with

    links:
      - resolves: harbour-talks/main/grain-by-december
        outcome: came-true
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from claimpack.rules.api import Claim, Corpus, Finding, Iterable, Iterator, Location, Pages, Rule, Sequence

RULE = Rule(
    code="T08",
    name="open-prediction",
    message="the deadline was {deadline}, and no claim `resolves` this",
    severity="note",
    scope="corpus",
)


class PagePredictions(NamedTuple):
    """The newest day of a page, the claims that it resolves, and its predictions.

    Days are ISO 8601. A prediction is its claim id, its deadline, and path and pointer of the deadline.
    """

    newest: str | None
    resolved: Sequence[str]
    predictions: Sequence[tuple[str, str, str, str]]


def collect(corpus: Corpus, _: Pages) -> Iterator[PagePredictions]:
    """Yield the newest article day, the resolved claims, and the predictions with a deadline."""
    days = (
        article.published.extent.start
        for article in corpus.articles.values()
        if article.published is not None and article.published.extent.start is not None
    )
    newest = max(days, default=None)
    predictions = []
    for claim in corpus.claims.values():
        deadline = claim.when.extent.end if claim.tense == "future" and claim.when is not None else None
        made = _made(claim, corpus) if deadline is not None else None
        if deadline is None or (made is not None and deadline < made):
            continue  # T04 reports a deadline before the prediction was made
        at = claim.location.child("when")
        predictions.append((claim.claim_id, deadline.isoformat(), at.path, at.pointer))
    resolved = [
        link.target
        for claim in corpus.claims.values()
        for link in claim.links
        if link.relation == "resolves"
    ]
    yield PagePredictions(None if newest is None else newest.isoformat(), resolved, predictions)


def check(pages: Iterable[Sequence[object]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare deadlines with the date of the newest article; of a date with many days, the first counts."""
    collected = [PagePredictions(*page) for page in pages]  # type: ignore[arg-type]
    newest = max((one.newest for one in collected if one.newest is not None), default=None)
    resolved = {target for one in collected for target in one.resolved}
    for claim_id, deadline, path, pointer in (two for one in collected for two in one.predictions):
        if newest is not None and deadline < newest and claim_id not in resolved:
            yield RULE.at(
                Location(path, pointer),
                hint=f"if an article up to {newest} reports the outcome, annotate it and link it",
                deadline=deadline,
            )


def _made(claim: Claim, corpus: Corpus) -> date | None:
    """Return the first day on which a prediction can have been made."""
    article = corpus.articles.get(claim.article_id)
    dated = claim.origin.said or (article.published if article is not None else None)
    return dated.extent.start if dated is not None else None
