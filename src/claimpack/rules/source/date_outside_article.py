"""Evidence of a publication date that is outside the article it dates.

## What it finds

A `published@` anchor that is not within one region of its own article, but in the page's clock, in a
related strip, or in another article of the page.

## Why it matters

A page contains many dates. The date of capture in the page's clock, or the closing line of the next
article, can be wrong by years.

## Example

`published@12` where 12 is in a `clock` region.

## Write instead

An anchor to the date in the article itself, or `[inferred]` with a note and without evidence.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.find import compare_with_page

RULE = Rule(
    code="S06",
    name="date-outside-article",
    message="`{field}` is in {where}, not in the article `{article}`",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find the regions of the evidence of an article's date."""
    regions = corpus.regions.get(article.source_id, ())
    page = pages.get(article.source_id)
    for anchor in article.anchors:
        span = anchor.span
        if page is not None and compare_with_page(anchor, page) == "different":
            continue  # reported by A01
        if span is None or not regions or any(span.within(one.span) for one in article.regions):
            continue
        overlapping = [one for one in regions if one.span.start < span.end and span.start < one.span.end]
        where = " and ".join(
            f"a `{one.role}` region" + (f" of `{one.article_id}`" if one.article_id else "")
            for one in overlapping
        )
        yield RULE.at(
            anchor.location,
            hint="anchor a date in the article, or write `[inferred]` with a note",
            field=anchor.field,
            where=where or "no region",
            article=article.article_id,
        )
