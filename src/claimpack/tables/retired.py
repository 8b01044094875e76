"""One row a claim that was released once and is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give every tombstone."""
    for stone in corpus.retired.values():
        yield {
            "claim_id": stone.claim_id,
            "since_version": stone.since,
            "reason": stone.reason,
            "replaced_by": stone.replaced_by,
        }
