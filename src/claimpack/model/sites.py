"""Every anchor of a corpus, with the page that it points into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.anchor import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus


def sites(corpus: Corpus) -> Iterator[Site]:
    """Give the anchors of sources, of articles and of claims; inherited voices are not repeated."""
    for source in corpus.sources.values():
        for excuse in source.excused:
            yield Site(anchor=excuse.anchor, source_id=source.source_id, article_id=None)
    for article in corpus.articles.values():
        for anchor in article.anchors:
            yield Site(anchor=anchor, source_id=article.source_id, article_id=article.article_id)
    for claim in corpus.claims.values():
        for anchor in claim.own_anchors:
            yield Site(anchor=anchor, source_id=claim.source_id, article_id=claim.article_id)
