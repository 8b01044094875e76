"""Anchors to mention ids, and every anchor that backs a field of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus

CLAIM_ITSELF = -1
"""The depth of evidence that backs a field of the claim and not of one of its voices."""


def mention_id(source_id: str, anchor: Anchor) -> str:
    """Name a span as `source@start+length`, in code points."""
    return f"{source_id}@{anchor.start}+{anchor.length}"


def backings(corpus: Corpus) -> Iterator[tuple[Claim, int, Anchor]]:
    """Give every anchor of every claim, with the claim and the depth of the voice whose field it backs.

    Those of inherited voices back the inheriting claim too.
    """
    for claim in corpus.claims.values():
        for anchor in claim.anchors:
            yield claim, CLAIM_ITSELF, anchor
        for voice in claim.chain:
            for anchor in voice.anchors:
                yield claim, voice.depth, anchor
