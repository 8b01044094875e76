"""Words of time: text in, every time that they can mean out.

The words of an anchor are few and stand alone, so a reader that had to decide would often be wrong. This
one gives all readings, and the date must be one of them. Where a word turns the sense ("the same day", "a
day after the summit", "before Monday") it gives none, for it cannot know what the time is relative to.

Read: today, yesterday and so on; weekdays, months and seasons, bare, last and next; this, last and next
week, month or year; so many days, weeks, months or years ago; dates in digits of three scripts and in
words; years, quarters, decades; the beginning, the middle and the end of most of these. Not read: the
Islamic calendar, times of day, durations, "in two days" and "recently".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claimpack.languages.ar.time_grammar import TimeMatch, read_at
from claimpack.languages.ar.time_tokens import time_tokens
from claimpack.model.language import PeriodPart, TimeReading
from claimpack.text.relative_dates import WEEKDAY_CODES
from claimpack.text.time_readings import unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.languages.ar.time_lexicon import TimeToken
    from claimpack.model.dated import Extent

_FIRST_FIVE = range(1, 6)


@lru_cache(maxsize=4096)  # an article says "today" more than once
def read_times(text: str, base: Extent | None = None) -> frozenset[TimeReading]:
    """Read all times of a text, which stands in an article of this date; none where it is not sure.

    Several times in one text are all given: a range is named by its two ends.
    """
    tokens = time_tokens(text)
    roles = "".join(sign.role for sign in tokens)
    if "!" in roles:
        return frozenset()
    readings: set[TimeReading] = set()
    place = 0
    while place < len(tokens):
        found = _part(tokens, roles, place, base) or read_at(tokens, roles, place, base)
        if found is None:
            place += 1
            continue
        if _turned(tokens, place, found):
            return frozenset()
        readings |= found.readings
        place = found.end
    days = frozenset(one for one in readings if unit_of(one) not in WEEKDAY_CODES)
    return days or frozenset(readings)  # a weekday beside a date only says which day that is


def _part(tokens: Sequence[TimeToken], roles: str, place: int, base: Extent | None) -> TimeMatch | None:
    """Read the beginning, the middle or the end of what follows."""
    if roles[place] != "P":
        return None
    part = cast("PeriodPart", tokens[place].value)
    first = place + 2 if roles[place + 1 : place + 2] == "i" else place + 1
    if roles[first : first + 1] == "V" and roles[first + 1 : first + 2] not in ("L", "X", "J", "B", "Y"):
        unit = tokens[first].value
        codes = [f"{unit}-0", f"{unit}-1"] if part == "late" else [f"{unit}-0"]
        whole: TimeMatch | None = TimeMatch(first + 1, frozenset(TimeReading(code) for code in codes))
    else:
        whole = read_at(tokens, roles, first, base) if first < len(tokens) else None
    if whole is None:
        return None
    return TimeMatch(whole.end, frozenset(_trimmed(one, part) for one in whole.readings))


def _trimmed(reading: TimeReading, part: PeriodPart) -> TimeReading:
    """Return which part of a time is meant, if it is as long as a month and no season."""
    short = unit_of(reading) in ("day", "week", *WEEKDAY_CODES, "spring", "summer", "autumn", "winter")
    return (
        reading
        if short or re.fullmatch(r".{4}-(?:2[1-4]|[0-9]{2}-[0-9]{2})", reading.written)
        else (TimeReading(reading.written, part))
    )


def _turned(tokens: Sequence[TimeToken], first: int, found: TimeMatch) -> bool:
    """Return whether the words around a time make another time of it."""
    before = tokens[first - 1].role if first else ""
    after = tokens[found.end] if found.end < len(tokens) else None
    last = tokens[found.end - 1].role
    late = tokens[first].value == "late" and tokens[first].role == "P"
    if before in ("e", "b") or (before == "B" and not late):
        return True
    if before + tokens[first].role in ("lW", "NM", "OM"):  # the night to a day; a day that the month lacks
        return True
    if after is None:
        return False
    if after.role == "B" and [sign.role for sign in tokens[found.end + 1 :]][:1] == [
        "L"
    ]:  # the last but one
        return True
    if found.ago and after.role in ("i", "N", "O"):
        return True
    if last in ("t", "S") and after.role == "O":  # the third day; a month of the Islamic calendar
        return True
    if last == "W" and after.role == "O" and after.value in _FIRST_FIVE:
        return True
    return last in ("t", "S", "W", "V") and after.role == "~"
