"""One row a number in an article that is no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the excused numbers of each page."""
    for source in corpus.sources.values():
        for excuse in source.excused:
            span = excuse.anchor.span
            if span is not None:
                yield {
                    "source_id": source.source_id,
                    "char_start": span.start,
                    "char_end": span.end,
                    "why": excuse.why,
                }
