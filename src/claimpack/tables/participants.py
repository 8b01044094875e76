"""One row an actor in a role that the claim gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give agents, targets and places of each claim."""
    for claim in corpus.claims.values():
        for role, actor in claim.participants:
            yield {"claim_id": claim.claim_id, "role": role, "actor_id": actor}
