"""A publication date whose words stand outside the article that it dates.

## What it finds

`published@` evidence that does not lie within one region of its own article: in the page's clock, in
a related strip, or in another article of the page.

## Why it matters

A page shows many dates. The clock of the day on which it was captured, or the closing line of the
next article, would date an article by years wrongly.

## Example

`published@12` where 12 lies in a `clock` region.

## Write instead

The date that stands in the article itself; or `[inferred]` with a note, without evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule
from claimpack.text.find import stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.pages import Pages
    from claimpack.model.source import Article

RULE = Rule(
    code="S06",
    name="date-outside-article",
    message="`{field}` lies in {where}, not in the article `{article}`",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find the region of each date of an article."""
    regions = corpus.regions.get(article.source_id, ())
    page = pages.get(article.source_id)
    for anchor in article.anchors:
        span = anchor.span
        if page is not None and stands(anchor, page) == "different":
            continue  # reported by A01
        if span is None or not regions or any(span.within(one.span) for one in article.regions):
            continue
        touched = [one for one in regions if one.span.start < span.end and span.start < one.span.end]
        where = " and ".join(
            f"a `{one.role}` region" + (f" of `{one.article_id}`" if one.article_id else "")
            for one in touched
        )
        yield RULE.at(
            anchor.location,
            hint="anchor a date that stands in the article, or write `[inferred]` with a note",
            field=anchor.field,
            where=where or "no region",
            article=article.article_id,
        )
