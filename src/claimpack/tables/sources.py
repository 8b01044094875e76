"""One row a captured page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the digests and sizes of each page."""
    for source in corpus.sources.values():
        yield {
            "source_id": source.source_id,
            "sha256": source.sha256,
            "mask_sha256": source.mask_sha256,
            "n_bytes": source.n_bytes,
            "n_chars": source.n_chars,
            "lang": source.lang,
            "url": source.url,
            "captured_on": source.captured_on,
        }
