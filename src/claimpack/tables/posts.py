"""One row a person in an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the posts of each actor."""
    for actor in corpus.actors.values():
        for post in actor.posts:
            yield {
                "actor_id": actor.actor_id,
                "org_id": post.org,
                "title": post.title,
                "from_edtf": post.start,
                "to_edtf": post.end,
            }
