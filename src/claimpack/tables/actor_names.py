"""One row a form of a name on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the names that mean an actor everywhere."""
    for actor in corpus.actors.values():
        for name in actor.aliases:
            yield {"actor_id": actor.actor_id, "name": name, "article_id": None}


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give the names that mean an actor in one article alone."""
    for article in corpus.articles.values():
        for actor_id, name in article.local_names:
            yield {"actor_id": actor_id, "name": name, "article_id": article.article_id}
