"""A weekday in the evidence that the date does not have.

## What it finds

Evidence of a date (`published@`, `when@`, `said@`) that names a weekday, in Arabic or English, on which no
day of the value falls. Silent anchors are read from the masked text, which leaves weekdays readable.

Not checked are claims with the flag `source-date-error` and articles dated `[external]`.

## Why it matters

Either the date or its weekday is wrong, and an error of one day is hard to see.

## Example

    when: 2021-03-11
    when@420: on Friday        # in the language of the page

The eleventh was a Thursday, the words say Friday.

## Write instead

    when: 2021-03-12

If the page itself is wrong, write the right date and the flag `source-date-error`.

## Known limits

An Arabic weekday without its article is not read, because Sunday would also be "one".
"""

from __future__ import annotations

from datetime import date, timedelta

from claimpack.rules.api import (
    Anchor,
    Corpus,
    Dated,
    Edit,
    Finding,
    Fix,
    Iterator,
    Location,
    Page,
    Pages,
    Related,
    Rule,
)
from claimpack.text.find import words_at
from claimpack.text.relative_dates import DAY_NAMES, weekdays_of

RULE = Rule(
    code="S07",
    name="wrong-weekday",
    message="{date} {weekday}, the words say {named}",
    severity="warning",
    scope="page",
)

_WEEK = 7
_EXTERNAL = "correct the date; if the page is wrong, write `[external]` with a note"
_FLAGGED = "correct the date; if the page is wrong, flag the claim `source-date-error`"


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare each date with the weekdays in its evidence."""
    for article in corpus.articles.values():
        if article.published is not None and article.published.basis != "external":
            page = pages.get(article.source_id)
            yield from _compared(article.published, article.location, "published", article.anchors, page)
    for claim in corpus.claims.values():
        if "source-date-error" in claim.flags:
            continue
        page = pages.get(claim.source_id)
        if claim.when is not None:
            yield from _compared(claim.when, claim.location, "when", claim.anchors, page)
        for voice in claim.chain[1:]:
            if voice.said is not None and not voice.inherited:
                yield from _compared(voice.said, voice.location, "said", voice.anchors, page)


def _compared(
    dated: Dated, record: Location, key: str, anchors: tuple[Anchor, ...], page: Page | None
) -> Iterator[Finding]:
    """Compare the date under a key of a record with its words; anchors of an article all date it."""
    start, end = dated.extent.start, dated.extent.end
    by_article = key == "published"
    for anchor in anchors:
        if anchor.field != key and not by_article:
            continue
        named = page.language.weekdays_named(words_at(anchor, page) or "") if page else frozenset()
        weekdays = weekdays_of(dated.extent) if named else None
        if weekdays is None or start is None or end is None:
            continue
        if named & weekdays or _relative_to(dated, named):
            continue
        location = record.child(key)
        yield RULE.at(
            location,
            hint=_EXTERNAL if by_article else _FLAGGED,
            related=(Related(location=anchor.location, message="the words are here"),),
            # Other dates are computed from that of an article: a person must decide.
            fix=None if start != end or by_article else _nearest(dated, start, named, location),
            date=dated.edtf,
            weekday=_weekday(start, end),
            named=" and ".join(DAY_NAMES[weekday - 1] for weekday in sorted(named)),
        )


def _weekday(start: date, end: date) -> str:
    first, last = DAY_NAMES[start.isoweekday() - 1], DAY_NAMES[end.isoweekday() - 1]
    return f"is a {first}" if start == end else f"runs from {first} to {last}"


def _relative_to(dated: Dated, named: frozenset[int]) -> bool:
    """Return whether the value is relative to a named weekday; T02 checks whether it is right."""
    unit = (dated.relation or "").rpartition("-")[0] if dated.basis == "relative" else ""
    return any(DAY_NAMES[weekday - 1].lower().startswith(unit) for weekday in named) if unit else False


def _nearest(dated: Dated, day: date, named: frozenset[int], location: Location) -> Fix | None:
    """Offer the nearest day with that weekday if nothing else depends on the value."""
    if dated.basis not in ("stated", "inferred") or len(named) != 1:
        return None
    (weekday,) = named
    steps = (weekday - day.isoweekday() + _WEEK // 2) % _WEEK - _WEEK // 2
    right = f"{day + timedelta(days=steps)}{dated.edtf[10:]}"
    written = f"{right} [{dated.basis}]"
    return Fix(title=f"write {right}", edits=(Edit(location=location, text=written),), safe=False)
