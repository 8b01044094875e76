"""Spellings of Arabic that compare equal.

Pages write one name in several ways: with or without vowel signs, with Farsi letters (as keyword lists
often do), with or without the hamza of an alif. ة stays apart from ه, and ؤ and ئ stay as they are.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimpack.text.fold import folding

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "\u0671": "ا",  # alif wasla
        "ى": "ي",
        "\u06cc": "ي",  # Farsi yeh
        "\u06a9": "ك",  # keheh
    }
)

fold = folding(LETTERS)
"""Write Arabic in one spelling; see `claimpack.text.fold.folding`."""


@lru_cache(maxsize=65536)
def without_particles(word: str) -> tuple[str, ...]:
    """Return a word folded, and without the particles that are written together with it."""
    word = fold(word)
    forms = [word]
    for particles in ("وف", "بلك"):
        if word[:1] in particles:
            word = word[1:]
            forms.append(word)
    return tuple(forms)
