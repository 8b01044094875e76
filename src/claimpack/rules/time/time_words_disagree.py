"""Words of time that contradict the date.

## What it finds

Words of a `when@`, a `said@` or a `published@` that can be read as a time, and a date that neither begins
nor ends in any of the times that they can mean: "yesterday" with `[day-0]`, "June" with a day in July, "two
days ago" with a day three days earlier. Words are read in Arabic, dates also in English, relative to the
date of the article. For a date without a relation of its own, the day on which a voice of the claim spoke
is tried too.

Not checked are words that cannot be read, a claim with the flag `source-date-error`, and a date that is
`[inferred]` or `[external]`, because its note explains it (T07). Other rules report a weekday that the date
does not have (S07), a value that does not follow from its relation (T02), another month than that of the
event (T06), a date after the article (T03, T05), and a deadline before it (T04).

## Why it matters

Tables are joined by the days of a claim, and "yesterday" is easily recorded as today. T02 compares the
value with its relation; only the words show whether the relation is that of the page.

## Example

    when: 2021-03-12 [day-0]
    when@420: yesterday        # in the language of the page

The word says yesterday.

## Write instead

    when: 2021-03-11 [day-1]
    when@420: yesterday        # in the language of the page

## Known limits

A month or a weekday without a year, beside a date without a relation, may be part of a date that is named
elsewhere: it allows every such month or weekday. Words of the Islamic calendar, of durations and of
times of day are not read, and neither are silent anchors.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from claimpack.rules.api import (
    Anchor,
    Article,
    Claim,
    Corpus,
    Dated,
    Extent,
    Finding,
    Iterator,
    Location,
    Pages,
    Region,
    Related,
    Rule,
    Span,
    rewrite,
)
from claimpack.text.event_dates import event_of, names_other_date, shares_day
from claimpack.text.find import words_at
from claimpack.text.relative_dates import resolve_relative, weekdays_of
from claimpack.text.time_agreement import allowed, shown, writable

RULE = Rule(
    code="T09",
    name="time-words-disagree",
    message="`{written}` is not what the words say: {said}",
    severity="warning",
    scope="page",
)

_FLAG = "source-date-error"
_GUESSES = ("inferred", "external")


class _Evidence(NamedTuple):
    """A date with its anchors, and the dates that their words may be relative to."""

    dated: Dated
    record: Location
    key: str
    anchors: tuple[Anchor, ...]
    source_id: str
    published: Extent | None
    speeches: tuple[Extent, ...] = ()

    @property
    def location(self) -> Location:
        """Where the date is written."""
        return self.record.child(self.key)


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Read the words of every date and compare the date with their meanings."""
    for article in corpus.articles.values():
        dated = article.published
        if dated is None or dated.basis in _GUESSES:
            continue
        mine = _Evidence(
            dated=dated,
            record=article.location,
            key="published",
            anchors=_of("published", article.anchors, article),
            source_id=article.source_id,
            published=None,  # the date of the article is not relative to itself
        )
        yield from _compared(mine, pages)
    for claim in corpus.claims.values():
        if _FLAG not in claim.flags:
            for one in _dates(claim, corpus, pages):
                yield from _compared(one, pages)


def _of(field: str, anchors: tuple[Anchor, ...], article: Article | None) -> tuple[Anchor, ...]:
    """Return the worded anchors of a date within the article; A03 or S06 reports the others."""
    regions = article.regions if article is not None else ()
    worded = [one for one in anchors if one.field == field and one.words is not None]
    return tuple(one for one in worded if _is_inside(one.span, regions))


def _is_inside(span: Span | None, regions: tuple[Region, ...]) -> bool:
    return span is None or not regions or any(span.within(region.span) for region in regions)


def _dates(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[_Evidence]:
    """Yield the dates of a claim that have words, and that no other rule reports."""
    when = claim.when
    if when is None and len(claim.chain) == 1:
        return
    article = corpus.articles.get(claim.article_id)
    published = article.published.extent if article is not None and article.published else None
    speeches = {voice.depth: voice.said.extent for voice in claim.chain if voice.said is not None}
    if when is not None and when.basis not in _GUESSES:
        anchors = _of("when", claim.anchors, article)
        if anchors and not _out_of_order(claim, published) and not _misdated(claim, anchors, corpus, pages):
            yield _Evidence(
                dated=when,
                record=claim.location,
                key="when",
                anchors=anchors,
                source_id=claim.source_id,
                published=published,
                speeches=tuple(speeches.values()),
            )
    for voice in claim.chain[1:]:
        said = voice.said
        if said is None or voice.inherited or said.basis in _GUESSES:
            continue
        anchors = _of("said", voice.anchors, article)
        if anchors and (published is None or not _after(said.extent.start, published)):
            yield _Evidence(
                dated=said,
                record=voice.location,
                key="said",
                anchors=anchors,
                source_id=claim.source_id,
                published=published,
                speeches=tuple(day for depth, day in speeches.items() if depth != voice.depth),
            )


def _out_of_order(claim: Claim, published: Extent | None) -> bool:
    """Return whether a claim ends after its article (T03), or a prediction before it was made (T04)."""
    end = claim.when.extent.end if claim.when is not None else None
    if claim.tense in ("past", "present"):
        return published is not None and _after(end, published)
    made = claim.origin.said.extent if claim.origin.said is not None else published
    return claim.tense == "future" and made is not None and _before(end, made)


def _before(day: date | None, other: Extent) -> bool:
    return day is not None and other.start is not None and day < other.start


def _after(day: date | None, published: Extent) -> bool:
    return day is not None and published.end is not None and day > published.end


def _misdated(claim: Claim, anchors: tuple[Anchor, ...], corpus: Corpus, pages: Pages) -> bool:
    """Return whether the date or its words are not those of the event, which T06 reports."""
    when, event = claim.when, event_of(claim, corpus)
    page = pages.get(claim.source_id)
    if event is None or when is None or page is None:
        return False
    return not shares_day(when.extent, event) or any(
        names_other_date(one.words or "", event, page.language) for one in anchors
    )


def _compared(one: _Evidence, pages: Pages) -> Iterator[Finding]:
    dated, base = one.dated, one.published
    relation = dated.relation if dated.basis == "relative" else None
    computed = resolve_relative(relation, base) if relation is not None and base is not None else None
    if computed is not None and not dated.extent.touches(*computed):
        return  # T02
    page = pages.get(one.source_id)
    if page is None:
        return
    for anchor in one.anchors:
        words = words_at(anchor, page) or ""
        named = page.language.weekdays_named(words)
        weekdays = weekdays_of(dated.extent) if named else None
        if weekdays is not None and not named & weekdays:
            continue  # S07
        bases = (base,) if relation is not None else (base, *one.speeches)
        readings = {day: page.language.read_times(words, day) for day in bases}
        if allowed(dated.extent, relation, readings) is not False:
            continue
        text = writable(readings[base], base) if base is not None and "/" not in dated.edtf else None
        location = one.location
        yield RULE.at(
            location,
            hint=_hint(by_article=one.key == "published"),
            related=(Related(location=anchor.location, message="the words are here"),),
            fix=None if text is None else rewrite(location, text, safe=False),
            written=f"{dated.edtf} [{relation}]" if relation is not None else dated.edtf,
            said=shown(readings[base], base, relation),
        )


def _hint(*, by_article: bool) -> str:
    if by_article:
        return "correct the date; if the page is wrong, write `[external]` with a note"
    return (
        f"correct the date; if the page is wrong, flag the claim `{_FLAG}`; if the words are relative to "
        "another day, write `[inferred]` with a note"
    )
