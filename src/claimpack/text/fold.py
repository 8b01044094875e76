"""Spellings of Arabic: text in, text in which words spelled differently compare equal out.

Pages write one name in several ways: with or without vowel signs, with Farsi letters (as keyword
lists often do), with or without the hamza of an alif. Two degrees are kept apart, because offsets
survive the one and not the other: `plain_space` keeps the length, `fold` does not.
"""

from __future__ import annotations

import re
from unicodedata import category

_TATWEEL = "\u0640"
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "\u0671": "ا",  # alif wasla
    "ى": "ي",
    "\u06cc": "ي",  # Farsi yeh
    "\u06a9": "ك",  # keheh
}
_DIGITS = {ord(script) + n: str(n) for script in "\u0660\u06f0" for n in range(10)}
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SPACE = re.compile(f"[{_SPACES}]")


def plain_space(text: str) -> str:
    """Write every space separator (Unicode general category Zs) as U+0020. Length-preserving.

    Line breaks and tabs stay: they divide a page into its lines.
    """
    return _SPACE.sub(" ", text)


def fold(text: str) -> str:
    """Give the one spelling under which Arabic names and words are compared. Not length-preserving.

    Strips vowel signs and other marks, tatweel and invisible format characters; takes the hamza
    off an alif; writes final and Farsi yeh and kaf, digits of three scripts and all spaces alike.
    Keeps ة apart from ه, ؤ and ئ as they are, and the case of Latin letters. Idempotent.
    """
    return text.translate(_FOLDED)


def _folded(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    code = ord(character)
    if code in _DIGITS:
        return _DIGITS[code]
    if character in _SPACES:
        return " "
    gone = character == _TATWEEL or category(character) in ("Mn", "Me", "Cf")
    return "" if gone else character


class _Table(dict[int, str]):
    """Folded characters for `str.translate`, each looked up when a text has it for the first time."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_FOLDED = _Table()
