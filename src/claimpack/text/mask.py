"""Masked text: a page with its words shaded, so that places can be checked by who lacks the page.

Each word (see `words`) becomes as many code points of one shading block, chosen by two bits of
SHA-256(digest of the page ‖ word), both in UTF-8, the digest as lower-case hex. Digits, punctuation,
spaces and line breaks stay, and so do the words that the language keeps clear. So a mask has the
length of its page, and on whole words `mask(text)[s:e] == mask(text[s:e])`.
"""

from __future__ import annotations

from functools import lru_cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from claimpack.text.fold import plain_space
from claimpack.text.words import SHADES, each_word, in_word, word_spans

if TYPE_CHECKING:
    from claimpack.model.language import Language

Verdict = Literal["equal", "shape", "different"]


def mask(text: str, digest: str, language: Language) -> str:
    """Shade the words of a text under the digest of its page (SHA-256, lower-case hex)."""
    return each_word(text, partial(_shaded, digest, language))


@lru_cache(maxsize=65536)
def _shaded(digest: str, language: Language, word: str) -> str:
    if language.is_clear(word):
        return word
    shade = SHADES[sha256(f"{digest}{word}".encode()).digest()[0] >> 6]
    return shade * len(word)


@lru_cache(maxsize=65536)  # several rules ask the same of every anchor
def compare(words: str, page_mask: str, start: int, digest: str, language: Language) -> Verdict:
    """Return whether words can stand at an offset (code points) of a masked page.

    `equal`: every word is a whole word of the page and its shade agrees. `shape`: the words begin or
    end inside a word of the page, whose shade therefore cannot be compared; its length and all else
    agree. `different`: they cannot stand there.
    """
    end = start + len(words)
    there, mine = page_mask[start:end], mask(words, digest, language)
    if len(there) < len(words):
        return "different"
    before, behind = page_mask[max(start - 1, 0) : start], page_mask[end : end + 1]
    cut = _cut_words(words, before, behind) if lettered(before) or lettered(behind) else set()
    if mine == there and not cut:
        return "equal"
    there, mine = plain_space(there), plain_space(mine)
    for low, high in cut:
        if not _fits(words[low:high], there[low:high]):
            return "different"
        mine = mine[:low] + there[low:high] + mine[high:]
    if mine != there:
        return "different"
    return "shape" if cut else "equal"


def _cut_words(words: str, before: str, after: str) -> set[tuple[int, int]]:
    """Find the words that go on outside, given the one character before and the one behind."""
    goes_on_before, goes_on_behind = lettered(before), lettered(after)
    spans = list(word_spans(words))
    cut = set()
    if spans and spans[0][0] == 0 and goes_on_before:
        cut.add(spans[0])
    if spans and spans[-1][1] == len(words) and goes_on_behind:
        cut.add(spans[-1])
    return cut


def lettered(character: str) -> bool:
    """Return whether a character of a page or of its mask is a letter; of neither if it is empty."""
    return character != "" and (character in SHADES or in_word(character))


def _fits(word: str, there: str) -> bool:
    """Return whether a part of a word can stand under what a mask shows: one shade, or clear letters."""
    return there == word or (len(set(there)) == 1 and there[0] in SHADES)
