"""One row an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.tables.spans import mention_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each article with its date, and the mention that is evidence for the date."""
    for article in corpus.articles.values():
        published = article.published
        covered, counted = article.numbers or (None, None)
        dates = (mention_id(article.source_id, anchor) for anchor in article.anchors)
        yield {
            "article_id": article.article_id,
            "source_id": article.source_id,
            "publisher_id": article.publisher_id,
            "published_edtf": published.edtf if published else None,
            "published_start": published.extent.start if published else None,
            "published_end": published.extent.end if published else None,
            "published_basis": published.basis if published else None,
            "published_mention_id": next(dates, None),
            "translation": article.translation,
            "same_text_as": article.same_text_as,
            "annotator": article.annotator,
            "guidelines": article.guidelines,
            "numbers_found": counted,
            "numbers_covered": covered,
        }
