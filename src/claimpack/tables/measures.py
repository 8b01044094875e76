"""One row a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each measure of the registry."""
    for measure in corpus.measures.values():
        yield {
            "measure_id": measure.measure_id,
            "unit_id": measure.unit,
            "nature": measure.nature,
            "definition": measure.define,
            "exclusions": measure.exclusions,
            "agent_id": measure.agent,
            "place_id": measure.place,
        }
