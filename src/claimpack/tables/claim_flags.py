"""One row a flag on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the flags of each claim."""
    for claim in corpus.claims.values():
        for flag in claim.flags:
            yield {"claim_id": claim.claim_id, "flag": flag}
