"""Spellings that compare equal: text in, text in one spelling out.

`plain_space` keeps the length of a text, so that offsets survive it; `folding` does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TATWEEL = "\u0640"
_DIGITS = {ord(script) + n: str(n) for script in "\u0660\u06f0" for n in range(10)}
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SPACE = re.compile(f"[{_SPACES}]")


def plain_space(text: str) -> str:
    """Write every space separator (Unicode general category Zs) as U+0020. Length-preserving.

    Line breaks and tabs stay: they divide a page into its lines.
    """
    return _SPACE.sub(" ", text)


def folding(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that writes a text in the one spelling under which names and words are compared.

    It strips marks, tatweel and invisible format characters, replaces letters by the table, and writes
    digits of three scripts and all spaces alike. Case stays. Idempotent, not length-preserving.
    """
    table = _Table(letters)
    return lambda text: text.translate(table)


class _Table(dict[int, str]):
    """Folded characters for `str.translate`, each computed when a text has it for the first time."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._folded(chr(code), code)
        return folded

    def _folded(self, character: str, code: int) -> str:
        if character in self._letters:
            return self._letters[character]
        if code in _DIGITS:
            return _DIGITS[code]
        if character in _SPACES:
            return " "
        dropped = character == _TATWEEL or category(character) in ("Mn", "Me", "Cf")
        return "" if dropped else character
