"""One row a relation between two claims; symmetric ones stand in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

SYMMETRIC = ("conflicts", "corroborates")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Cell, Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give every link as it is written; of two alike at one claim the later."""
    for claim in corpus.claims.values():
        written = {(link.relation, link.target): link.why for link in claim.links}
        for (relation, other), why in written.items():
            yield {"from_claim": claim.claim_id, "relation": relation, "to_claim": other, "why": why}


def completed(rows: Iterable[Row]) -> Iterator[Row]:
    """Add the way back of every symmetric link, unless it is written there too, perhaps on another page."""
    found: dict[tuple[Cell, ...], Cell] = {
        (row["from_claim"], row["relation"], row["to_claim"]): row["why"] for row in rows
    }
    for (one, relation, other), why in list(found.items()):
        if relation in SYMMETRIC:
            found.setdefault((other, relation, one), why)
    for (one, relation, other), why in found.items():
        yield {"from_claim": one, "relation": relation, "to_claim": other, "why": why}
