"""Nouns of units in the words of a figure: which unit do the words count, and is the noun counted?

The registry of units lists singulars and broken plurals; endings are made here: duals, sound plurals
and accusatives. Only a noun beside a number is looked at, for "within a month" counts nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.languages.ar.number_guesses import stems_of
from claimpack.languages.ar.number_tokens import tokens_of
from claimpack.languages.ar.spelling import fold
from claimpack.model.language import Noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimpack.languages.ar.number_tokens import ArabicToken

_ENDINGS = ("", "ا", "ون", "ين", "ان", "ات")
_DUALS = ("ان", "ين")
_OF = "من"
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def noun_forms(nouns: Mapping[str, Sequence[str]]) -> dict[str, tuple[Noun, ...]]:
    """Index every form of the nouns of all units, folded."""
    forms: dict[str, tuple[Noun, ...]] = {}
    for unit, words in nouns.items():
        for index, word in enumerate(words):
            for form, dual in _forms(fold(word)):
                forms[form] = (*forms.get(form, ()), Noun(unit, index, dual))
    return forms


def _forms(noun: str) -> Iterator[tuple[str, bool]]:
    yield noun, False
    if noun.endswith("ة"):
        yield noun[:-1] + "ات", False
        yield from ((noun[:-1] + "ت" + ending, True) for ending in _DUALS)
    else:
        yield from ((noun + ending, ending in _DUALS) for ending in _ENDINGS if ending)


def units_counted(
    words: str, forms: Mapping[str, tuple[Noun, ...]]
) -> tuple[set[str], tuple[str, Noun] | None]:
    """Return all units whose nouns stand in the words of a figure, and the first noun that is counted."""
    tokens = tokens_of(words)
    named: set[str] = set()
    counted: tuple[str, Noun] | None = None
    for place, token in enumerate(tokens):
        found = tuple(_found(token, forms))
        named.update(noun.unit for noun in found)
        if found and counted is None and _counted(tokens, place, found):
            counted = words[token.start : token.end], found[0]
    return named, counted


def _found(token: ArabicToken, forms: Mapping[str, tuple[Noun, ...]]) -> Iterable[Noun]:
    for stem in _longest_first(token.written):
        if stem in forms:
            return forms[stem]
    return ()


@lru_cache(maxsize=65536)
def _longest_first(word: str) -> tuple[str, ...]:
    return tuple(sorted(stems_of(word), key=len, reverse=True))


def _counted(tokens: Sequence[ArabicToken], place: int, found: tuple[Noun, ...]) -> bool:
    """Return whether a number stands beside a noun, or in its ending; a year behind it is a date.

    An adjective may stand between a noun and a number behind it.
    """
    before = [token for token in tokens[:place] if token.written != _OF][-1:]
    after = tokens[place + 1 : place + 3]
    if any(_YEAR.fullmatch(token.written) for token in after):
        return False
    numeric = any(token.numeric for token in (*before, *after))
    return numeric or any(noun.dual for noun in found)
