"""One row a figure: a claim has at most one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the figure of each claim that has one, with the bounds that were stated."""
    for claim in corpus.claims.values():
        figure = claim.figure
        if figure is None:
            continue
        measure = corpus.measures.get(claim.measure or "")
        yield {
            "claim_id": claim.claim_id,
            "bound": figure.bound,
            "approx": figure.approx,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "magnitude": figure.magnitude,
            "reading": claim.reading,
            "unit_id": measure.unit if measure else None,
        }
