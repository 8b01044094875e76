"""A prediction whose deadline has passed and whose outcome is not recorded.

## What it finds

A claim with `tense: future` whose `when` ended before the newest article of the dataset appeared, and which
no claim `fulfils`. The system clock is not used: the result depends only on the data.

This is a note: it never makes a check fail.

## Why it matters

The notes list what to look for in the next article.

## Example

"By the end of December 2021" beside an article of 2022.

## Write instead

If an article reports the outcome, a claim with

    links:
      - fulfils: harbour-talks/main/grain-by-december
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.location import Location
from claimpack.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.pages import Pages

RULE = Rule(
    code="T08",
    name="open-prediction",
    message="the time was up on {deadline}, and no claim `fulfils` this",
    severity="note",
    scope="corpus",
)


class Gathered(NamedTuple):
    """What one page has: its newest day, the claims that it says are fulfilled, and its predictions.

    Days are ISO 8601; a prediction is its deadline, and path and pointer of where that is written.
    """

    newest: str | None
    settled: Sequence[str]
    predictions: Sequence[tuple[str, str, str, str]]


def collect(corpus: Corpus, _: Pages) -> Iterator[Gathered]:
    """Give the days of articles, the claims that are fulfilled, and the predictions with a deadline."""
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
            continue  # with a deadline before it was made, it is a slip that T04 reports
        at = claim.location.child("when")
        predictions.append((claim.claim_id, deadline.isoformat(), at.path, at.pointer))
    settled = [
        link.target
        for claim in corpus.claims.values()
        for link in claim.links
        if link.relation == "fulfils"
    ]
    yield Gathered(None if newest is None else newest.isoformat(), settled, predictions)


def check(pages: Iterable[Sequence[object]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare deadlines with the newest day on which an article can have appeared at the earliest."""
    collected = [Gathered(*page) for page in pages]  # type: ignore[arg-type]
    newest = max((one.newest for one in collected if one.newest is not None), default=None)
    settled = {target for one in collected for target in one.settled}
    for claim_id, deadline, path, pointer in (two for one in collected for two in one.predictions):
        if newest is not None and deadline < newest and claim_id not in settled:
            yield RULE.at(
                Location(path, pointer),
                hint=f"the newest article is of {newest}: does any tell what came of it? Else all is well",
                deadline=deadline,
            )


def _made(claim: Claim, corpus: Corpus) -> date | None:
    """Give the day on which a prediction was made."""
    article = corpus.articles.get(claim.article_id)
    dated = claim.origin.said or (article.published if article is not None else None)
    return dated.extent.start if dated is not None else None
