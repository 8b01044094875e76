"""One row a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each unit of the registry."""
    for unit in corpus.units.values():
        yield {
            "unit_id": unit.unit_id,
            "dimension": unit.dimension,
            "ucum": unit.ucum,
            "factor": unit.factor,
        }
