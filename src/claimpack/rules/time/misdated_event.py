"""A claim whose date differs from that of its registered event.

## What it finds

- A value with the basis `[event ID]` that has no day in common with the date of that event.
- An event, a figure or a silence with `event: ID` whose own `when`, stated or relative, has no day in
  common with the event's date.
- `when@` words that name another month or year than the event's date. The words of silent anchors are read
  from the mask.

The latter two mean that the page and the registry date the event differently; the flag
`source-date-error` marks this as known. Promises, judgements and predictions are not checked: they may be
about another time than their event.

## Why it matters

Two dates of one event, unmarked, look like two events.

## Example

    event: ships-arrival
    when: 2021-02

where the registry dates `ships-arrival` to March 2021.

## Write instead

    event: ships-arrival
    when: 2021-03 [event ships-arrival]
    flags:
      - source-date-error

if the page is wrong; else correct the date, or that of the event.

## Known limits

Words such as "last month" are not read here; T09 compares them with the value.
"""

from __future__ import annotations

from claimpack.rules.api import (
    Article,
    Claim,
    Corpus,
    Dated,
    Edit,
    Event,
    Extent,
    Finding,
    Fix,
    Iterator,
    Location,
    Pages,
    Related,
    Rule,
)
from claimpack.text.event_dates import event_of, names_other_date, shares_day
from claimpack.text.find import words_at
from claimpack.text.relative_dates import resolve_relative

RULE = Rule(
    code="T06",
    name="misdated-event",
    message="{problem}; `{event}` is registered for {when}",
    severity="warning",
    scope="page",
)

_FLAG = "source-date-error"


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare dates that name an event, and claims about one, with the registry."""
    for article in corpus.articles.values():
        if article.published is not None:
            yield from _check_value(article.published, article.location, "published", corpus)
    for claim in corpus.claims.values():
        for voice in claim.chain[1:]:
            if voice.said is not None and not voice.inherited:
                yield from _check_value(voice.said, voice.location, "said", corpus)
        wrong = (
            list(_check_value(claim.when, claim.location, "when", corpus)) if claim.when is not None else []
        )
        yield from wrong or _check_claim(claim, corpus, pages)


def _check_value(dated: Dated, record: Location, key: str, corpus: Corpus) -> Iterator[Finding]:
    """Check a value with the basis `[event ID]`."""
    event = corpus.events.get(dated.relation or "") if dated.basis == "event" else None
    if event is None or shares_day(dated.extent, event):
        return
    location = record.child(key)
    written = f"{event.when} [event {event.event_id}]"
    yield RULE.at(
        location,
        hint=f"write `{written}`, or correct the event",
        related=(_registered(event),),
        fix=Fix(title=f"write `{written}`", edits=(Edit(location=location, text=written),), safe=False),
        problem=f"`{dated.edtf}` is not the event's date",
        event=event.event_id,
        when=event.when,
    )


def _check_claim(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Check what the page says about the date of the claim's event."""
    when, event = claim.when, event_of(claim, corpus)
    if event is None or _FLAG in claim.flags:
        return
    by_event = when is not None and when.basis == "event"
    if when is not None and not by_event and not shares_day(when.extent, event):
        if _contradicts_relation(when, corpus.articles.get(claim.article_id)):
            return
        problem, location = f"the claim is dated `{when.edtf}`", claim.location.child("when")
    else:
        anchors = (anchor for anchor in claim.anchors if anchor.field == "when")
        page = pages.get(claim.source_id)
        said = (
            (
                anchor.evidence_location,
                names_other_date(words_at(anchor, page) or "", event, page.language),
            )
            for anchor in (anchors if page is not None else ())
            if page is not None
        )
        found = next(((location, other) for location, other in said if other), None)
        if found is None:
            return
        location, problem = found[0], f"the words say {found[1]}"
    yield RULE.at(
        location,
        hint=f"correct the date; if the page is wrong, write the event's date and flag `{_FLAG}`",
        related=(_registered(event),),
        fix=_add_flag(claim),
        problem=problem,
        event=event.event_id,
        when=event.when,
    )


def _contradicts_relation(when: Dated, article: Article | None) -> bool:
    """Return whether the value does not follow from its relation, which T02 reports."""
    if when.basis != "relative" or article is None or article.published is None:
        return False
    days = resolve_relative(when.relation or "", article.published.extent)
    return days is not None and not when.extent.overlaps(
        Extent(start=days[0], end=days[1], precision="interval")
    )


def _registered(event: Event) -> Related:
    return Related(location=event.location.child("when"), message="the event's date")


def _add_flag(claim: Claim) -> Fix:
    if claim.flags:
        last = claim.location.child("flags", len(claim.flags) - 1)
        edit = Edit(location=last, action="insert", text=f"- {_FLAG}")
    else:
        before = claim.location.child("links" if claim.links else "via")
        edit = Edit(location=before, action="insert", text=f"flags:\n  - {_FLAG}")
    return Fix(title=f"add the flag `{_FLAG}`", edits=(edit,), safe=False)
