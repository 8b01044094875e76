"""One row a relation between two claims; symmetric ones stand in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

SYMMETRIC = ("conflicts", "corroborates")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def rows(corpus: Corpus) -> Iterator[Row]:
    """Give every link, and the way back of a symmetric one unless it is written there too."""
    found: dict[tuple[str, str, str], str | None] = {}
    for claim in corpus.claims.values():
        for link in claim.links:
            found[claim.claim_id, link.relation, link.target] = link.why
    for (one, relation, other), why in list(found.items()):
        if relation in SYMMETRIC:
            found.setdefault((other, relation, one), why)
    for (one, relation, other), why in found.items():
        yield {"from_claim": one, "relation": relation, "to_claim": other, "why": why}
