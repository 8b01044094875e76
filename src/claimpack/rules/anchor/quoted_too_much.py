"""An article of which too much is quoted.

## What it finds

Anchors with words that cover more than 15 % of the characters of an article's regions. Characters that
several anchors quote are counted once.

## Why it matters

The dataset refers to the articles; it does not contain them.

## Example

The name of a voice in words at each of its twenty claims.

## Write instead

Words at the first mention, silent anchors after it.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="A06",
    name="quoted-too-much",
    message="{share} of the article is quoted",
    severity="warning",
    scope="article",
)


MOST = 0.15


def check(article: Article, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Count the characters that the anchors of an article quote."""
    quoted: set[int] = set()
    for claim in corpus.by_article.get(article.article_id, ()):
        for anchor in claim.own_anchors:
            if anchor.words is not None and anchor.start is not None and anchor.length < 1000:
                quoted.update(range(anchor.start, anchor.start + anchor.length))
    length = sum(len(region.span) for region in article.regions)
    if article.annotations is not None and length and len(quoted) / length > MOST:
        hint = f"quote at most {MOST:.0%}: make the anchors of repeated mentions silent"
        yield RULE.at(
            article.annotations.child("claims").at_key(), hint=hint, share=f"{len(quoted) / length:.0%}"
        )
