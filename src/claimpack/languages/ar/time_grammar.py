"""Grammar of expressions of time: patterns over the roles of words, each with what it means.

A pattern that does not come to a time that exists (a 31st of June, a last "day") is passed over, and the
next one is tried.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.language import TimeReading
from claimpack.text.relative_dates import MONTH_CODES, WEEKDAY_CODES, resolve_relative
from claimpack.text.time_readings import coming, past, years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.languages.ar.time_lexicon import TimeToken
    from claimpack.model.dated import Extent


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """What was read from one place on, up to `end`; `ago` says that something may still follow it."""

    end: int
    readings: frozenset[TimeReading]
    ago: bool = False


Parts = Mapping[str, "tuple[TimeToken, ...]"]
"""The tokens of each named group of a pattern; none where it is not there."""

_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_NOW = 2020
"""The decade that we live in, where there is no date to tell."""

_UNIT = "(?P<unit>HV|V[LXJ])"
_YEAR = "[UV]?(?P<year>Y)"
_WHICH = f"(?:i?{_YEAR}|i?{_UNIT}|(?P<adjective>[LXJ]))"


def read_at(tokens: Sequence[TimeToken], roles: str, place: int, base: Extent | None) -> TimeMatch | None:
    """Read the time that begins at one sign."""
    for pattern, meaning in _PATTERNS:
        match = pattern.match(roles, place)
        if match is None:
            continue
        parts = {name: tuple(tokens[slice(*match.span(name))]) for name in match.groupdict() if match[name]}
        written = frozenset(TimeReading(one) for one in meaning(parts, base))
        if written:
            return TimeMatch(match.end(), written, ago=meaning is _ago)
    return None


def _number(parts: Parts, name: str) -> int | None:
    return int(parts[name][0].value) if name in parts else None


def _year_month_day(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A day and a month, in words or in digits, with or without a year; two days of one month."""
    days = [day for name in ("since", "day") if (day := _number(parts, name)) is not None]
    if days != sorted(set(days)):
        return []
    month = _number(parts, "month") or 0
    return [one for day in days for one in _one_day(parts, base, month, day)]


def _one_day(parts: Parts, base: Extent | None, month: int, day: int) -> Iterable[str]:
    known = _years(parts, base)
    if "adjective" in parts and base is not None and base.start is not None and base.end is not None:
        role = parts["adjective"][0].role
        near = range(base.start.year - 1, base.end.year + 2)
        dates = [date for year in near for date in _date(year, month, day)]
        if role == "L":
            return [max(date for date in dates if date < str(base.end))] if dates else []
        if role == "X":
            return [min(date for date in dates if date > str(base.start))] if dates else []
        known = (base.start.year, base.end.year)
    if known:
        return [date for year in known for date in _date(year, month, day)]
    return [f"XXXX-{date[5:]}" for date in _date(2000, month, day)]


def _slashed(parts: Parts, _: Extent | None) -> Iterable[str]:
    """Day and month in digits: the one may be the other."""
    first, second, year = (_number(parts, name) or 0 for name in ("first", "second", "year"))
    return [*_date(year, second, first), *_date(year, first, second)]


def _date(year: int, month: int, day: int) -> list[str]:
    """Write a day, if there is such a day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return []
    return [f"{year:04}-{month:02}-{day:02}"]


def _month(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A month, by its name or its number."""
    month = _number(parts, "month") or 0
    if not 1 <= month <= 12:
        return []
    if known := _years(parts, base):
        return [f"{year:04}-{month:02}" for year in known]
    return _named(MONTH_CODES[month - 1], parts, base)


def _season(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A season; that of "last year" began in the last year."""
    name = str(parts["season"][0].value)
    if year := _number(parts, "year"):
        return [f"{year:04}-{_SEASON_NUMBERS[name]}"]
    if "unit" in parts:
        return [f"{name}{code.removeprefix('year')}" for code in _unit_code(parts) if "year" in code]
    if "this" in parts:
        return [f"{name}-0", f"{name}-1"] if name == "winter" else [f"{name}-0"]
    return [name] if "adjective" not in parts else _named(name, parts, base)


def _named(name: str, parts: Parts, base: Extent | None) -> Iterable[str]:
    """A weekday, a month or a season by its name: last, next, current, or one that is named elsewhere."""
    role = parts["adjective"][0].role if "adjective" in parts else ""
    if role == "L":
        return past(name, base)
    if role == "X":
        return coming(name, base)
    return [f"{name}-0", f"{name}+0"] if role else [f"{name}-0", f"{name}+0", name]


def _weekday(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A weekday, also that of this or last week."""
    weekday = (_number(parts, "weekday") or 1) - 1
    if "unit" not in parts:
        return _named(WEEKDAY_CODES[weekday], parts, base)
    (code,) = _unit_code(parts)
    days = resolve_relative(code, base) if base is not None and code.startswith("week") else None
    if days is None or (days[1] - days[0]).days != 6:
        return [code]
    return [str(days[0].fromordinal(days[0].toordinal() + weekday))]


def _day_of_month(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A day of this, last or next month."""
    code = _unit_code(parts)[0] if "unit" in parts else "month-0"
    days = resolve_relative(code, base) if base is not None and code.startswith("month") else None
    if days is None or days[0].month != days[1].month:
        return []
    return _date(days[0].year, days[0].month, _number(parts, "day") or 0)


def _year(parts: Parts, _: Extent | None) -> Iterable[str]:
    return [f"{_number(parts, 'year'):04}"]


def _quarter(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A quarter or a half of a year."""
    place, share = _number(parts, "which") or 0, _number(parts, "share") or 1
    if not 1 <= place <= share:
        return []
    length = 12 // share
    first, last = (place - 1) * length + 1, place * length
    return [f"{year:04}-{first:02}/{year:04}-{last:02}" for year in _years(parts, base)]


def _decade(parts: Parts, base: Extent | None) -> Iterable[str]:
    """A decade of the last, of this, or of a numbered century; the fifties are those of the last one."""
    tens = (_number(parts, "decade") or 0) // 10
    now = base.start.year if base is not None and base.start is not None else _NOW
    known = now // 100
    if "century" not in parts:
        both = known * 100 + tens * 10 <= now
        centuries: tuple[int, ...] = (known - 1, known) if both else (known - 1,)
    elif parts["century"][0].role in ("N", "O"):
        centuries = ((_number(parts, "century") or 1) - 1,)
    else:
        centuries = (known + {"L": -1, "X": 1, "J": 0}[parts["century"][0].role],)
    return [f"{century:02}{tens}X" for century in centuries]


def _unit(parts: Parts, _: Extent | None) -> Iterable[str]:
    """Read this, last or next week, month or year; the last but one."""
    return _unit_code(parts)


def _unit_code(parts: Parts) -> list[str]:
    roles = "".join(sign.role for sign in parts["unit"])
    name = next(str(sign.value) for sign in parts["unit"] if sign.role == "V")
    return [name + {"HV": "-0", "VJ": "-0", "VL": "-1", "VX": "+1", "VBL": "-2"}[roles]]


def _ago(parts: Parts, _: Extent | None) -> Iterable[str]:
    """So many units ago, or since; a number of about ten may be nine or eleven."""
    unit = str(parts["counted"][0].value)
    count = _number(parts, "count") or (2 if parts["counted"][0].role == "u" else 1)
    rounded = "about" in parts
    if unit == "decade":
        unit, count, slack = "year", count * 10, 1
    else:
        slack = max(1, count // 10) if rounded else 0
    return [f"{unit}-{steps}" for steps in range(max(count - slack, 0), count + slack + 1)]


def _years(parts: Parts, base: Extent | None) -> tuple[int, ...]:
    """Return the years that are named: in digits, or as this, last or next year."""
    if (year := _number(parts, "year")) is not None:
        return (year,)
    code = _unit_code(parts)[0] if "unit" in parts else ""
    return years(code, base) if code.startswith("year") else ()


def _days(*codes: str) -> Callable[[Parts, Extent | None], Iterable[str]]:
    return lambda _, __: codes


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Parts, Extent | None], Iterable[str]]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"(?P<first>N)(?P<sign>[-/.])(?P<second>N)(?P=sign)(?P<year>Y)", _slashed),
        (r"(?P<year>Y)(?P<sign>[-/.])(?P<month>N)(?P=sign)(?P<day>N)", _year_month_day),
        (r"(?P<month>N)/(?P<year>Y)", _month),
        (r"(?P<year>Y)/(?P<month>N)", _month),
        (rf"(?<![Vq])(?:(?P<since>[NO])-?)?(?P<day>[NOf])[i,]?U?(?P<month>M),?{_WHICH}?", _year_month_day),
        (r"(?P<month>M)(?P<day>N)(?:,?(?P<year>Y))?", _year_month_day),
        (rf"U?(?P<month>M),?{_WHICH}?", _month),
        (rf"(?P<this>H)?(?P<season>S)(?:{_WHICH}(?:[-/]Y)?)?", _season),
        (rf"(?<![Vq])(?P<day>[NO])i?(?:{_UNIT}|J)", _day_of_month),
        (rf"(?P<share>q)(?P<which>O)i?(?:{_YEAR}|{_UNIT})", _quarter),
        (_YEAR, _year),
        (r"(?P<decade>D)(?:i?C(?P<century>[LXJNO]))?", _decade),
        (r"[AB](?P<about>b)?(?P<count>N)(?P<counted>[Up])", _ago),
        (r"[AB](?P<about>b)?(?P<counted>u|U(?![YMWNO]))", _ago),
        (r"(?P<unit>HV|V[LXJ]|VBL)", _unit),
        (rf"U?(?P<weekday>W)(?:i?{_UNIT}|(?P<adjective>[LXJ]))?", _weekday),
        (r"Hg|g(?!L)", _days("day-0")),
        (r"gL", _days("day-0", "day-1")),
        (r"H?t", _days("day-0")),
        (r"[fO]i?y|yO|By", _days("day-2")),
        (r"y", _days("day-1")),
        (r"em", _days("day+2")),
        (r"m", _days("day+1")),
    )
)
