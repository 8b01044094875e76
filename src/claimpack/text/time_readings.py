"""Readings of an expression of time, and the days that they cover.

A reading is written as the data writes dates: a relative date (`day-1`, `jun-0`, `sat+0`) or an EDTF value
(`2022-06`). Where words name a day, a month or a season of no year, it is `XXXX-10-25`, `jun`, `summer`;
a bare weekday is `mon`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.model.dated import Extent
from claimpack.text.dates import DateError, read_extent
from claimpack.text.relative_dates import MONTH_CODES, WEEKDAY_CODES, resolve_relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.language import TimeReading

_PARTS = {"early": (0.0, 0.4), "mid": (0.25, 0.75), "late": (0.6, 1.0)}
"""Which share of a time is its beginning, its middle and its end: wide, for words are."""

_SEASONS = {"winter": (12, 1, 2), "spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11)}
_CODE = re.compile(r"([a-z]+)[-+][0-9]+")
_MOST_STEPS = 3


def is_relative(reading: TimeReading) -> bool:
    """Return whether a reading is a relative date, which means nothing without a date to count from."""
    return _counted(reading.written) is not None


def unit_of(reading: TimeReading) -> str:
    """Return what a relative date counts, `day` of `day-1`; the whole of any other reading."""
    return _counted(reading.written) or reading.written


def days_of(reading: TimeReading, base: Extent | None, day: date) -> tuple[date, date] | None:
    """Return the first and last day of a reading; without a year, those nearest to a day.

    None where it has none there, and where there is no date to count from.
    """
    whole = _whole(reading, base, day)
    if whole is None or reading.part is None:
        return whole
    low, high = _PARTS[reading.part]
    length = (whole[1] - whole[0]).days
    return whole[0] + timedelta(int(low * length)), whole[0] + timedelta(round(high * length))


def _whole(reading: TimeReading, base: Extent | None, day: date) -> tuple[date, date] | None:
    written = reading.written
    if is_relative(reading):
        return None if base is None else resolve_relative(written, base)
    if written in WEEKDAY_CODES:
        return (day, day) if WEEKDAY_CODES[day.weekday()] == written else None
    if written in MONTH_CODES:
        return _month_of(day) if MONTH_CODES[day.month - 1] == written else None
    if written in _SEASONS:
        return (day, day) if day.month in _SEASONS[written] else None
    if written.startswith("XXXX-"):
        return (day, day) if f"{day:%m-%d}" == written.removeprefix("XXXX-") else None
    try:
        extent = read_extent(written)
    except DateError:
        return None
    return None if extent.start is None or extent.end is None else (extent.start, extent.end)


@lru_cache(maxsize=4096)
def _counted(written: str) -> str | None:
    """Return what a relative date counts; None for any other reading."""
    code = _CODE.fullmatch(written)
    return None if code is None else code[1]


def _month_of(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def past(unit: str, base: Extent | None) -> frozenset[str]:
    """Find the last weekday, month or season of a name that was over on the day of the base."""
    if base is None:
        return frozenset(f"{unit}-{steps}" for steps in range(_MOST_STEPS if unit == "winter" else 2))
    found = set()
    for day in _ends(base):
        for code in (f"{unit}-{steps}" for steps in range(_MOST_STEPS)):
            days = resolve_relative(code, _only(day))
            if days is not None and days[1] < day:
                found.add(code)
                break
    return frozenset(found)


def coming(unit: str, base: Extent | None) -> frozenset[str]:
    """Find the next weekday, month or season of a name that begins after the day of the base."""
    if base is None:
        return frozenset({f"{unit}+0", f"{unit}+1"})
    found = set()
    for day in _ends(base):
        for code in (f"{unit}+{steps}" for steps in range(_MOST_STEPS)):
            days = resolve_relative(code, _only(day))
            if days is not None and days[0] > day:
                found.add(code)
                break
    return frozenset(found)


def years(code: str, base: Extent | None) -> tuple[int, ...]:
    """Return the calendar years that a relative year can mean; none without a base."""
    days = None if base is None else resolve_relative(code, base)
    return () if days is None else tuple(range(days[0].year, days[1].year + 1))


def _ends(base: Extent) -> Iterator[date]:
    yield from (day for day in (base.start, base.end) if day is not None)


def _only(day: date) -> Extent:
    return Extent(start=day, end=day, precision="day")
