"""The date of a registered event against what a claim about it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.text.relative_dates import MONTH_NAMES, years_named

if TYPE_CHECKING:
    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Extent
    from claimpack.model.language import Language
    from claimpack.model.registry import Event

_KINDS = ("event", "quantity", "silence")


def event_of(claim: Claim, corpus: Corpus) -> Event | None:
    """Find the event whose date a claim must have.

    Promises, judgements and predictions may be of another time than the event that they are about.
    """
    when = claim.when
    followed = when.relation if when is not None and when.basis == "event" else None
    if claim.tense in ("future", "conditional") or claim.kind not in _KINDS:
        return None
    return corpus.events.get(claim.event or followed or "")


def shares_day(extent: Extent, event: Event) -> bool:
    """Return whether a date can have a day in common with an event; a broken date is reported by T01."""
    return event.extent is None or extent.overlaps(event.extent)


def names_other_date(words: str, event: Event, language: Language) -> str | None:
    """Return which month or year the words name, if it is none of the event's."""
    if event.extent is None or event.extent.start is None or event.extent.end is None:
        return None
    start, end = event.extent.start, event.extent.end
    years = years_named(words)
    if years and not any(start.year <= year <= end.year for year in years):
        return " and ".join(map(str, sorted(years)))
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    months = language.months_named(words)
    if not months or months & {month % 12 + 1 for month in range(first, min(last, first + 11) + 1)}:
        return None
    return " and ".join(MONTH_NAMES[month - 1] for month in sorted(months))
