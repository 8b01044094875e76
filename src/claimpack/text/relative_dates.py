"""Relative dates: a code such as `month-1`, from an article's date, to the days that it can mean.

The base may be an interval, where the day of publication is not known exactly; the result then covers
what each day of it would give. Weeks run from Monday to Sunday (ISO 8601). `mon-0` is the last Monday up
to the base, `jun-0` the last June up to it, `dec+0` the coming December; `autumn-1` is the autumn that
began in the year before. Words can mean more than the data may write: `mon+0` is the coming Monday, from
the base on.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.text.dates import read_extent
from claimpack.text.fold import folding

if TYPE_CHECKING:
    from claimpack.model.dated import Extent

_CODE = re.compile(r"(?P<unit>[a-z]+)(?P<sign>[-+])(?P<steps>[0-9]+)")
WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH_CODES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names, Monday first: ISO 8601 weekday less one."""
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK = 7
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_plain = folding({})
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}


@lru_cache(maxsize=65536)  # the claims of an article count from one day, and few relative dates are written
def resolve_relative(code: str, base: Extent) -> tuple[date, date] | None:
    """Return the first and last day of a relative date; None where the base or the code is open."""
    parts = _CODE.fullmatch(code)
    if parts is None or base.start is None or base.end is None:
        return None
    steps = int(parts["steps"]) * (1 if parts["sign"] == "+" else -1)
    try:
        starts = _days(parts["unit"], parts["sign"], steps, base.start)
        ends = _days(parts["unit"], parts["sign"], steps, base.end)
    except (ValueError, OverflowError):
        return None
    return starts[0], ends[1]


def write_days(first: date, last: date) -> str:
    """Write two days as the shortest EDTF that spans them: a day, a month, a year, or an interval."""
    if first == last:
        return str(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first:%Y}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and f"{first:%Y-%m}" == f"{last:%Y-%m}":
        return f"{first:%Y-%m}"
    return f"{first}/{last}"


def _days(unit: str, sign: str, steps: int, base: date) -> tuple[date, date]:
    if unit == "day":
        day = base + timedelta(days=steps)
        return day, day
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=steps)
        return monday, monday + timedelta(days=6)
    if unit in WEEKDAY_CODES:
        back = (base.weekday() - WEEKDAY_CODES.index(unit)) % 7
        day = base + timedelta(days=-back % 7 if sign == "+" else -back) + timedelta(weeks=steps)
        return day, day
    if unit == "year":
        return date(base.year + steps, 1, 1), date(base.year + steps, 12, 31)
    if unit in _SEASONS:
        season = read_extent(f"{base.year + steps:04}-{_SEASONS[unit]}")
        assert season.start is not None
        assert season.end is not None
        return season.start, season.end
    if unit == "month":
        return _month(base.year, base.month + steps)
    return _named_month(MONTH_CODES.index(unit) + 1, sign, steps, base)


def _named_month(month: int, sign: str, steps: int, base: date) -> tuple[date, date]:
    if sign == "-":
        year = base.year if month <= base.month else base.year - 1
    else:
        year = base.year if month >= base.month else base.year + 1
    return _month(year + steps, month)


def _month(year: int, month: int) -> tuple[date, date]:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


_UNITS = {"day": "day", "week": "week", "month": "month", "year": "year"}


def meaning(code: str) -> str:
    """Describe a relative date in words: `jul-0` is "the last July", `week-1` "the week before"."""
    parts = _CODE.fullmatch(code)
    if parts is None:
        return code
    unit, sign, steps = parts["unit"], parts["sign"], int(parts["steps"])
    if unit in _UNITS:
        here = "the same" if steps == 0 else f"{steps} {'before' if sign == '-' else 'after'}: the"
        return f"`{code}` (counted from the article's date, {here} {_UNITS[unit]})"
    if unit in _SEASONS:
        return f"`{code}` (the {unit} that began {steps} years before the article's)"
    names, codes = (MONTH_NAMES, MONTH_CODES) if unit in MONTH_CODES else (DAY_NAMES, WEEKDAY_CODES)
    name = names[codes.index(unit)]
    if sign == "+":
        return f"`{code}` (the coming {name} after the article's date)"
    more = f", {steps} before it" if steps else ""
    return f"`{code}` (the last {name} up to the article's date{more})"


def weekdays_of(extent: Extent) -> frozenset[int] | None:
    """Return the weekdays of a date, Monday 1 to Sunday 7; None where it has every one, or an open end."""
    start, end = extent.start, extent.end
    if start is None or end is None or (end - start).days >= _WEEK - 1:
        return None
    return frozenset((start + timedelta(days=n)).isoweekday() for n in range((end - start).days + 1))


def years_named(words: str) -> frozenset[int]:
    """Find numbers of four digits, in any of three scripts, that can be a year of our time."""
    return frozenset(int(year) for year in _YEAR.findall(_plain(words)))
