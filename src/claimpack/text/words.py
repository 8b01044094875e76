"""Words of a page: maximal runs of letters and marks (Unicode general categories L and M)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@lru_cache(maxsize=4096)
def in_word(character: str) -> bool:
    """Return whether a code point is a letter or a mark."""
    return category(character)[0] in "LM"


# What lies between characters that are in no word for sure. Next to nothing of a mask is left.
_LIKELY = re.compile(r"[^\s\d!-/:-@\[-`{-~░▒▓█«»“”،؛؟…–—]+")


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of each word, in order."""
    for found in _LIKELY.finditer(text):
        start, end = found.span()
        if found[0].isalpha():
            yield start, end
        else:
            yield from _exact_spans(text, start, end)


def _exact_spans(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Look at one character after the other."""
    start = None
    for index in range(first, last):
        if in_word(text[index]):
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, last


def each_word(text: str, change: Callable[[str], str]) -> str:
    """Return a text with every word of it changed, and all between them as it is."""
    if text.isalpha():
        return change(text)
    pieces: list[str] = []
    done = 0
    for start, end in word_spans(text):
        pieces += (text[done:start], change(text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


SHADES = "░▒▓█"
"""The four blocks that a mask writes for letters."""

_NUMBER_SIGNS = "%٪‰+-−°"


def trimmed(text: str) -> tuple[int, int]:
    """Return start and end (code points, half-open) of a text without what its words do not need.

    It then begins and ends with a letter, a digit, or a sign that belongs to a number; (0, 0) where it has
    none of them.
    """
    if text[:1].isalnum() and text[-1:].isalnum():  # as nearly all of them do
        return 0, len(text)
    start = next((index for index, character in enumerate(text) if _needed(character)), None)
    if start is None:
        return 0, 0
    behind = next(index for index, character in enumerate(reversed(text)) if _needed(character))
    return start, len(text) - behind


def bare(text: str) -> str:
    """Return a text without what its words do not need at either end."""
    return text[slice(*trimmed(text))]


def _needed(character: str) -> bool:
    kind = category(character)
    return kind[0] in "LMN" or kind == "Sc" or character in _NUMBER_SIGNS
