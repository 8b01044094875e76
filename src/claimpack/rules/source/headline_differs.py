"""A headline that the page does not have.

## What it finds

A `headline` that is in no title of its article, as far as the text or its mask tells, or that has more than
twelve words.

## Why it matters

A headline identifies the article, and is published in full. A wrong one does not lead to the page; a long
one is a sentence of another author.

## Example

    headline: The port closes

where the title says "The port reopens".

## Write instead

The words of the title, as they are on the page.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.find import find
from claimpack.text.regions import HEADLINE_WORDS
from claimpack.text.words import word_spans

RULE = Rule(
    code="S12",
    name="headline-differs",
    message="{problem}",
    scope="article",
)


def check(article: Article, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Look for the headline in the titles of its article."""
    if article.headline is None:
        return
    at = article.location.child("headline")
    n_words = sum(1 for _ in word_spans(article.headline))
    if n_words > HEADLINE_WORDS:
        hint = f"write the main title alone; at most {HEADLINE_WORDS} words are allowed"
        yield RULE.at(at, problem=f"the headline has {n_words} words", hint=hint)
        return
    page = pages.get(article.source_id)
    titles = [region.span for region in article.regions if region.role == "title"]
    if not article.regions or page is None or page.visible_text is None:
        return  # S03 and S02 report why
    if not find(article.headline, page, titles):
        yield RULE.at(
            at,
            problem="no title of the article has these words",
            hint="copy the headline from the page, or write `missing: {headline: not-on-page}`",
            related=tuple(page.related(span, "a title of the article") for span in titles[:1]),
        )
