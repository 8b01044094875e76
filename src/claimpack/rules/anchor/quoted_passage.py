"""Anchors that together reproduce a sentence.

## What it finds

Anchors with words that are at most 8 characters apart form a cluster; the words of a cluster may have 50
characters in total. Characters that several anchors quote are counted once.

## Why it matters

Each anchor alone is a few words. Together they are the article's sentence, which may not be
published.

## Example

Four anchors of six words each, one after the other.

## Write instead

A silent anchor, `field@START+LENGTH:`, for those of them whose words are not needed.
"""

from __future__ import annotations

from operator import itemgetter

from claimpack.rules.api import Anchor, Article, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="A05",
    name="quoted-passage",
    message="the anchors from {start} to {end} quote {n_chars} characters in total",
    scope="article",
)


GAP = 8
MOST = 50


def check(article: Article, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Walk the quoted spans of an article from left to right, cluster by cluster."""
    quoted = sorted(
        [
            (anchor.start, anchor.start + anchor.length, anchor)
            for claim in corpus.by_article.get(article.article_id, ())
            for anchor in claim.own_anchors
            if anchor.words is not None and anchor.start is not None
        ],
        key=itemgetter(0, 1),
    )
    begun, end, n_chars = -1, -GAP - 1, 0
    last: Anchor | None = None  # the anchor that exceeds the limit
    for start, stop, anchor in [*quoted, (end_of_all := 1 << 62, end_of_all, None)]:
        if start > end + GAP:
            if n_chars > MOST and last is not None:
                hint = f"quote at most {MOST} characters; make the other anchors silent"
                yield RULE.at(last.words_location, hint=hint, start=begun, end=end, n_chars=n_chars)
            begun, end, n_chars = start, start, 0
        more = max(0, stop - max(start, end))
        if n_chars <= MOST < n_chars + more:
            last = anchor
        n_chars, end = n_chars + more, max(end, stop)
