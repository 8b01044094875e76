"""Weekdays, months and years that words name, whatever else they say.

A masked page leaves these words readable, so they are found there too.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimpack.text.fold import fold
from claimpack.text.lexicon import MONTHS, WEEKDAYS, split_proclitics
from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.dated import Extent

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names, Monday first: ISO 8601 weekday less one."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ENGLISH = {name.lower(): weekday for weekday, name in enumerate(DAY_NAMES, 1)}
_WEEK = 7
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


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


def weekdays_of(extent: Extent) -> frozenset[int] | None:
    """Give the weekdays of a date, Monday 1 to Sunday 7; None where it has every one, or an open end."""
    start, end = extent.start, extent.end
    if start is None or end is None or (end - start).days >= _WEEK - 1:
        return None
    return frozenset((start + timedelta(days=n)).isoweekday() for n in range((end - start).days + 1))


def months_named(words: str) -> frozenset[int]:
    """Find the months, 1 to 12. Some Arabic names have two words."""
    names = list(_words(words))
    pairs = (f"{first} {second}" for first, second in pairwise(names))
    parts = (split_proclitics(name, MONTHS) for name in (*names, *pairs))
    return frozenset(MONTHS[one[1]] for one in parts if one is not None)


def years_named(words: str) -> frozenset[int]:
    """Find numbers of four digits, in any of three scripts, that can be a year of our time."""
    return frozenset(int(year) for year in _YEAR.findall(fold(words)))


def _words(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in word_spans(text))
