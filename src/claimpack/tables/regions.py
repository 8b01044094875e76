"""One row a stretch of a page; the rows of a page lie end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the regions of each page."""
    for source_id, regions in corpus.regions.items():
        for region in regions:
            yield {
                "source_id": source_id,
                "char_start": region.span.start,
                "char_end": region.span.end,
                "role": region.role,
                "article_id": region.article_id,
            }
