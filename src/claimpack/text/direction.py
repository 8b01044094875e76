"""Characters by what they do to the order of a line: right-to-left words, and invisible characters.

The classes are those of the Unicode Bidirectional Algorithm (UAX #9).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import bidirectional, name

from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

NON_JOINER = "\u200c"
BYTE_ORDER_MARK = "\ufeff"

# Controls of direction, characters of no width, and the tags, which hide ASCII text. Signs of the general
# category Cf that show something, such as the Arabic number sign, are not among them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f]"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_VOWEL_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


@lru_cache(maxsize=4096)
def is_rtl(character: str) -> bool:
    """Return whether a code point is a right-to-left letter."""
    return bidirectional(character) in ("R", "AL")


@lru_cache(maxsize=4096)
def is_ltr(character: str) -> bool:
    """Return whether a code point is a left-to-right letter. Digits and punctuation have no side."""
    return bidirectional(character) == "L"


def rtl_start(text: str) -> int | None:
    """Find the first right-to-left letter (code points)."""
    if text.isascii():
        return None
    return next((found.start() for found in _NOT_ASCII.finditer(text) if is_rtl(found[0])), None)


def invisible(text: str) -> list[int]:
    """Find the invisible characters that no text needs (code points, in order).

    A zero-width non-joiner between two Arabic letters is needed: Persian and its neighbours spell so.
    """
    if text.isascii():
        return []
    return [found.start() for found in _INVISIBLE.finditer(text) if not _spelled(text, found.start())]


def _spelled(text: str, index: int) -> bool:
    if text[index] != NON_JOINER:
        return False
    before = text[max(0, index - 3) : index].rstrip(_VOWEL_SIGNS)[-1:]
    after = text[index + 1 : index + 2]
    return all(letter != "" and bidirectional(letter) == "AL" for letter in (before, after))


def character_name(character: str) -> str:
    """Return a character by number and in words: `U+200F right-to-left mark`."""
    words = name(character, "unnamed character").lower().replace("arabic", "Arabic")
    return f"U+{ord(character):04X} {words}"


def rtl_runs(text: str) -> Iterator[int]:
    """Yield the number of words in each run of right-to-left words that no other word interrupts."""
    joined = text.replace(NON_JOINER, "")
    count = 0
    for start, end in word_spans(joined):
        if any(map(is_rtl, joined[start:end])):
            count += 1
            continue
        if count:
            yield count
        count = 0
    if count:
        yield count
