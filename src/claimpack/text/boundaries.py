"""Where words and numbers begin and end on a page, masked or not."""

from __future__ import annotations

from claimpack.text.mask import lettered


def glued(text: str, index: int) -> bool:
    """Tell whether the characters before and at an index (code points) belong to one word or number.

    The text may be masked: a shaded letter counts as a letter.
    """
    if not 0 < index < len(text):
        return False
    before, after = text[index - 1], text[index]
    return (lettered(before) and lettered(after)) or (before.isdecimal() and after.isdecimal())


def word_around(text: str, index: int) -> tuple[int, int]:
    """Give start and end (half-open) of the word or number, masked or not, that has this index inside."""
    low = high = index
    while glued(text, low):
        low -= 1
    while glued(text, high):
        high += 1
    return low, high
