"""One row a claim: one proposition, one chain of voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each claim without its figure and its voices, which have tables of their own."""
    for claim in corpus.claims.values():
        when = claim.when
        bounding_span = claim.bounding_span or None  # an empty one is as good as none
        dating_event = when.relation if when is not None and when.basis == "event" else None
        yield {
            "claim_id": claim.claim_id,
            "article_id": claim.article_id,
            "kind": claim.kind,
            "gloss": claim.gloss,
            "measure_id": claim.measure,
            "event_id": claim.event or dating_event,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "tense": claim.tense,
            "when_edtf": when.edtf if when else None,
            "when_start": when.extent.start if when else None,
            "when_end": when.extent.end if when else None,
            "when_precision": when.extent.precision if when else None,
            "when_basis": when.basis if when else None,
            "when_rel": when.relation if when else None,
            "char_start": None if bounding_span is None else bounding_span.start,
            "char_end": None if bounding_span is None else bounding_span.end,
            "note": claim.note,
        }
