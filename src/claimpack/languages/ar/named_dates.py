"""Weekdays, months and years that words name, whatever else they say.

A masked page leaves these words readable, so they are found there too.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimpack.languages.ar.lexicon import MONTHS, WEEKDAYS, split_proclitics
from claimpack.languages.ar.spelling import without_particles
from claimpack.text.relative_dates import DAY_NAMES
from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH = {name.lower(): weekday for weekday, name in enumerate(DAY_NAMES, 1)}


@lru_cache(maxsize=4096)  # several rules ask the same of the words of every date
def weekdays_named(words: str) -> frozenset[int]:
    """Find the weekdays, Monday 1 to Sunday 7.

    An Arabic weekday has its article; without it, Sunday is "one" and Monday "two".
    """
    found = set()
    for word in _words(words):
        parts = split_proclitics(word, WEEKDAYS)
        if parts is not None and (parts[1].startswith("ال") or parts[0].endswith(("ال", "لل"))):
            found.add(WEEKDAYS[parts[1]])
        elif word.lower() in _ENGLISH:
            found.add(_ENGLISH[word.lower()])
    return frozenset(found)


def months_named(words: str) -> frozenset[int]:
    """Find the months, 1 to 12. Some Arabic names have two words."""
    names = list(_words(words))
    pairs = (f"{first} {second}" for first, second in pairwise(names))
    parts = (split_proclitics(name, MONTHS) for name in (*names, *pairs))
    return frozenset(MONTHS[one[1]] for one in parts if one is not None)


def _words(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in word_spans(text))


@lru_cache(maxsize=65536)
def names_date(word: str) -> bool:
    """Return whether a word names a weekday or a month.

    A weekday has its article; without it, Sunday is "one" and Saturday a Sabbath.
    """
    forms = without_particles(word.casefold())
    return any(form in MONTHS or (form in WEEKDAYS and form.startswith("ال")) for form in forms)
