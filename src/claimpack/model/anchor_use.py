"""Every anchor of a corpus, with the page that it points into."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.model.anchor import AnchorUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus


@lru_cache(maxsize=1)  # who checks them and who counts them ask for those of one page
def sites(corpus: Corpus) -> tuple[AnchorUse, ...]:
    """Return the anchors of sources, of articles and of claims; inherited voices are not repeated."""
    return tuple(_sites(corpus))


def _sites(corpus: Corpus) -> Iterator[AnchorUse]:
    for source in corpus.sources.values():
        for excuse in source.excused:
            yield AnchorUse(excuse.anchor, source.source_id, None)
    for article in corpus.articles.values():
        for anchor in article.anchors:
            yield AnchorUse(anchor, article.source_id, article.article_id)
    for claim in corpus.claims.values():
        source_id, article_id = claim.source_id, claim.article_id
        for anchor in claim.own_anchors:
            yield AnchorUse(anchor, source_id, article_id)
