"""One row an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give each actor of the registry."""
    for actor in corpus.actors.values():
        yield {
            "actor_id": actor.actor_id,
            "kind": actor.kind,
            "name": actor.name,
            "part_of": actor.part_of,
            "wikidata": actor.wikidata,
        }
