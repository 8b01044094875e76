"""A weekday or month that dates nothing.

## What it finds

The name of a weekday or month, in a title, body or caption, that lies in no anchor and in no claim that
has a date, and is not excused. Names of weekdays and months are readable on the masked text.

## Why it matters

A date that the page gives and no claim has was overlooked, or belongs to a claim that was.

## Example

"said on Sunday", and a claim without `said`.

## Write instead

    said: 2021-03-07 [sun-0]
    said@88: the word for Sunday
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule
from claimpack.text.coverage import ready, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages
    from claimpack.model.source import Article

RULE = Rule(
    code="K05",
    name="uncovered-date",
    message="the date word {words} at {start} is in no dated claim",
    severity="warning",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """List the weekdays and months of an annotated article that date nothing."""
    page = pages.get(article.source_id)
    if page is None or article.annotations is None or not ready(article, corpus, page):
        return
    for one in stretches(article, corpus, page):
        if one.kind == "date" and not one.covered:
            excuse = f"text@{one.span.start}+{len(one.span)}:"
            hint = f"write `when` or `said` with its anchor, or excuse `{excuse}`"
            words = f"\u2068{(page.shown or '')[one.span.start : one.span.end]}\u2069"
            yield RULE.at(article.annotations, hint=hint, words=words, start=one.span.start)
