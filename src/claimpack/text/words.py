"""Words of a page: maximal runs of letters and marks (Unicode general categories L and M)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator


@lru_cache(maxsize=4096)
def in_word(character: str) -> bool:
    """Tell whether a code point is a letter or a mark."""
    return category(character)[0] in "LM"


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end (code points, half-open) of each word, in order."""
    start = None
    for index, character in enumerate(text):
        if in_word(character):
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(text)
