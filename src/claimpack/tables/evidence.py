"""One row a span that backs a field of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.tables.spans import backings, mention_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give what backs what; two anchors of one field on one span are one row."""
    found = {
        (claim.claim_id, anchor.field, depth, mention_id(claim.source_id, anchor)): None
        for claim, depth, anchor in backings(corpus)
    }
    for claim_id, field, depth, mention in found:
        yield {"claim_id": claim_id, "field": field, "depth": depth, "mention_id": mention}
