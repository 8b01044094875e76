"""A number in an article without a claim and without an exemption.

## What it finds

Digits and number words in titles, bodies and captions that are in no anchor except `content`, and are not
excused in the source record. It works on the masked text, which leaves numbers readable.

## Why it matters

An overlooked figure is missing from every table, and no table shows that.

## Example

A page that says how long a flight took, and no claim of a duration.

## Write instead

A claim with `figure@`, or an entry under `excused` in the source record:

    excused:
      - why: date-part
        text@5923+9:
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.coverage import uncovered

RULE = Rule(
    code="K01",
    name="uncovered-number",
    message="the number {words} at {start} is in no claim",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """List the numbers of an annotated article that are neither anchored nor excused."""
    for one in uncovered("number", article, corpus, pages):
        exemption = f"text@{one.span.start}+{len(one.span)}:"
        yield RULE.at(
            one.location,
            related=one.related,
            hint=f"anchor it with `figure@{one.span.start}`, or excuse `{exemption}`",
            words=f"\u2068{one.words}\u2069",
            start=one.span.start,
        )
