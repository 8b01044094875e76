"""The days between which what a claim says must lie, from its date, its tense and when it was said.

`when_earliest <= x AND when_latest >= y` selects every claim that can be about the days from y to x:
a claim without a date is not lost, because its bounds are wide.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimpack.model.claim import Claim
    from claimpack.model.dated import Dated
    from claimpack.model.source import Article


class Bound(NamedTuple):
    """A day, and the code of the vocabulary `time-bound` for what limits it."""

    day: date
    basis: str


FIRST = Bound(date.min, "unbounded")
LAST = Bound(date.max, "unbounded")


def time_bounds(claim: Claim, article: Article) -> tuple[Bound, Bound]:
    """Return the first and the last day on which what is claimed can be.

    A stated time is its own bound. Otherwise what is past was before it was said, a present state may have
    started at any time before, a judgement was made when it was said, and what is to come is later. Speech
    without a date was at the latest when its article appeared.
    """
    earliest, latest = _of_tense(claim, article)
    if claim.when is not None:
        extent = claim.when.extent
        if extent.start is not None:
            earliest = Bound(extent.start, "when")
        elif extent.end is not None and extent.end < earliest.day:
            earliest = FIRST
        if extent.end is not None:
            latest = Bound(extent.end, "when")
        elif latest.day < earliest.day:
            latest = LAST
    return earliest, latest


def _of_tense(claim: Claim, article: Article) -> tuple[Bound, Bound]:
    said, published = claim.origin.said, article.published
    own_voice = claim.origin.depth == 0
    first_spoken = _first(said, "said") or (_first(published, "published") if own_voice else None) or FIRST
    last_spoken = _last(said, "said") or _last(published, "published") or LAST
    match claim.tense:
        case "past":
            return FIRST, last_spoken
        case "present":  # a judgement is of its speech; a state may be older
            return (first_spoken if claim.kind == "stance" else FIRST), last_spoken
        case "future":  # to come when the article appeared, unless the speech is dated
            return _first(said, "said") or _first(published, "published") or FIRST, LAST
        case _:
            return FIRST, LAST


def _first(dated: Dated | None, basis: str) -> Bound | None:
    start = dated.extent.start if dated is not None else None
    return None if start is None else Bound(start, basis)


def _last(dated: Dated | None, basis: str) -> Bound | None:
    end = dated.extent.end if dated is not None else None
    return None if end is None else Bound(end, basis)
