"""One row a voice at one depth of a chain; joint voices share a depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the voices of each claim, the publisher (depth 0) first."""
    for claim in corpus.claims.values():
        for voice in claim.chain:
            said = voice.said
            for actor in voice.actors:
                yield {
                    "claim_id": claim.claim_id,
                    "depth": voice.depth,
                    "actor_id": actor,
                    "is_origin": voice.is_origin,
                    "mode": voice.mode,
                    "tone": voice.tone,
                    "basis": voice.basis,
                    "said_edtf": said.edtf if said else None,
                    "said_start": said.extent.start if said else None,
                    "said_end": said.extent.end if said else None,
                    "said_basis": said.basis if said else None,
                    "said_rel": said.relation if said else None,
                }
