"""One row a code of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def registry_rows(corpus: Corpus) -> Iterator[Row]:
    """Give every code with its definition."""
    for vocabulary, codes in corpus.vocabularies.items():
        for code, definition in codes:
            yield {"vocabulary": vocabulary, "code": code, "definition": definition}
