"""Where words and numbers begin and end on a page, masked or not."""

from __future__ import annotations

from functools import lru_cache

from claimpack.text.mask import lettered


def same_token(text: str, index: int) -> bool:
    """Return whether the characters before and at an index (code points) belong to one word or number.

    The text may be masked: a shaded letter counts as a letter.
    """
    return 0 < index < len(text) and _alike(text[index - 1 : index + 1])


@lru_cache(maxsize=65536)
def _alike(pair: str) -> bool:
    """Return whether two characters are letters, or digits."""
    before, after = pair[0], pair[1]
    return (lettered(before) and lettered(after)) or (before.isdecimal() and after.isdecimal())


def word_around(text: str, index: int) -> tuple[int, int]:
    """Return start and end (half-open) of the word or number, masked or not, that has this index inside."""
    low = high = index
    while same_token(text, low):
        low -= 1
    while same_token(text, high):
        high += 1
    return low, high
