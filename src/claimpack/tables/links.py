"""The table of relations between claims; symmetric relations have a row in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row

SYMMETRIC = ("conflicts", "corroborates")


def with_reverse_links(rows: Iterable[Row]) -> Iterator[Row]:
    """Add the reverse of every symmetric link that is not written itself, on this page or another."""
    found = {(row["from_claim"], row["relation"], row["to_claim"]): row for row in rows}
    for (one, relation, other), row in list(found.items()):
        if relation in SYMMETRIC:
            found.setdefault((other, relation, one), row | {"from_claim": other, "to_claim": one})
    yield from found.values()


@table("links", of="pages", complete=with_reverse_links)
def links(corpus: Corpus) -> Iterator[Row]:
    """One row per link, as written; of two links with the same relation and target, the later one."""
    for claim in corpus.claims.values():
        written = {(link.relation, link.target): link for link in claim.links}
        for (relation, other), link in written.items():
            yield {
                "from_claim": claim.claim_id,
                "relation": relation,
                "to_claim": other,
                "outcome": link.outcome,
                "why": link.why,
            }
