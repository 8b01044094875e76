"""A weekday or month that dates nothing.

## What it finds

The name of a weekday or month, in a title, body or caption, that is in no anchor and in no claim with a
date, and is not excused. Names of weekdays and months are readable on the masked text.

## Why it matters

A date on the page that no claim has was overlooked, or the claim that it belongs to was.

## Example

"said on Sunday", and a claim without `said`.

## Write instead

    said: 2021-03-07 [sun-0]
    said@88: the word for Sunday
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.coverage import uncovered

RULE = Rule(
    code="K05",
    name="uncovered-date",
    message="the date word {words} at {start} is in no dated claim",
    severity="warning",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """List the weekdays and months of an annotated article that are in no dated claim."""
    for one in uncovered("date", article, corpus, pages):
        exemption = f"text@{one.span.start}+{len(one.span)}:"
        hint = f"write `when` or `said` with its anchor, or excuse `{exemption}`"
        yield RULE.at(
            one.location,
            related=one.related,
            hint=hint,
            words=f"\u2068{one.words}\u2069",
            start=one.span.start,
        )
