"""Dates as the data writes them: `EDTF [basis]` to the days covered and how the value was come by.

EDTF is that of the 2019 specification (ISO 8601-2), levels 0 and 1, in the part that news needs:
`Y`, `Y-M`, `Y-M-D`, seasons `Y-21` to `Y-24`, `?` `~` `%` at the end, `X` for unknown digits at the
end, and intervals with `..` for an open end. Combined days, months and years are read here, everything else
by the library `edtf`; what it lets pass outside this part (sets, years beyond four digits, intervals that
run backwards) is refused here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from claimpack.model.dated import Basis, Dated, Extent, Precision

if TYPE_CHECKING:
    from time import struct_time

_YEAR = r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX"
_MONTH = "(?:0[1-9]|1[0-2])"
_DATE = rf"(?:[0-9]{{4}}-{_MONTH}-(?:[0-9]{{2}}|XX)|[0-9]{{4}}-(?:{_MONTH}|2[1-4]|XX)|{_YEAR})[?~%]?"
_SUBSET = re.compile(rf"{_DATE}|{_DATE}/{_DATE}|\.\./{_DATE}|{_DATE}/\.\.")
_CALENDAR = re.compile(rf"[0-9]{{4}}(?:-{_MONTH}(?:-[0-9]{{2}})?)?")
_SEASON = re.compile(r"[0-9]{4}-2[1-4]")
_WRITTEN = re.compile(r"(?P<edtf>\S+)(?: \[(?P<basis>[^\]]+)\])?")
_RELATIVE = re.compile(
    r"(?:day|week|month|year)-[0-9]+"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)-[0-9]+"
    r"|(?:winter|spring|summer|autumn)[-+][0-9]+"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-+][0-9]+"
)
_PLAIN = ("stated", "published", "said", "inferred", "external")

FORM = "write YYYY, YYYY-MM, YYYY-MM-DD or an interval such as ../2024-12"
"""What to tell who wrote a value that cannot be read."""


BASES = (
    "a basis is stated, published, said, inferred, external, `event ID`, or reckoned: "
    "day-1, week-1, mon-0, month-1, dec+0, autumn-1, year-0"
)


class DateError(ValueError):
    """A value outside the subset, or a day that no calendar has; the message says which."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Take what is wrong and, where it is known, what to write."""
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=65536)
def read_extent(edtf: str) -> Extent:
    """Read an EDTF value. Raises DateError."""
    if _SUBSET.fullmatch(edtf) is None:
        raise DateError(f"`{edtf}` is not a date of the EDTF subset")
    start = None if edtf.startswith("..") else _bounds(edtf.split("/", maxsplit=1)[0])[0]
    end = None if edtf.endswith("..") else _bounds(edtf.rsplit("/", maxsplit=1)[-1])[1]
    if start is not None and end is not None and end < start:
        raise DateError(f"`{edtf}` ends before it begins")
    return Extent(start=start, end=end, precision=_precision(edtf))


@lru_cache(maxsize=65536)
def read_dated(written: str) -> Dated:
    """Read `EDTF [basis]`; the basis is `stated` where none is written. Raises DateError."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise DateError(f"`{written}` is not a date with an optional [basis]")
    basis, relation = _basis(found["basis"] or "stated")
    edtf = found["edtf"]
    return Dated(edtf=edtf, extent=read_extent(edtf), basis=basis, relation=relation)


def _basis(written: str) -> tuple[Basis, str | None]:
    if written in _PLAIN:
        return cast("Basis", written), None
    kind, _, event = written.partition(" ")
    if kind == "event" and event:
        return "event", event
    if _RELATIVE.fullmatch(written):
        return "relative", written
    raise DateError(f"`[{written}]` is not a basis", hint=BASES)


def _bounds(edtf: str) -> tuple[date, date]:
    """Give the first and the last day of a value without `..` and `/`. Raises DateError."""
    if _CALENDAR.fullmatch(edtf):
        return _of_calendar(edtf)
    return _of_season(edtf) if _SEASON.fullmatch(edtf) else _of_library(edtf)


def _of_calendar(edtf: str) -> tuple[date, date]:
    """Read `Y`, `Y-M` and `Y-M-D`, nearly all that is written, a thousand times faster than the library."""
    year, month, day = (int(part) if part else None for part in f"{edtf}--".split("-")[:3])
    try:
        assert year is not None
        start = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return start, start
        if month is not None:
            return start, date(year, month, monthrange(year, month)[1])
        return start, date(year, 12, 31)
    except ValueError as error:
        raise DateError(f"`{edtf}` names a day, month or year that does not exist") from error


def _of_season(edtf: str) -> tuple[date, date]:
    """Read a meteorological season of the northern half, three whole months; winter ends in February."""
    year, month = int(edtf[:4]), 3 * int(edtf[6])
    try:
        following = date(year + 1, 3, 1) if month == 12 else date(year, month + 3, 1)
        return date(year, month, 1), following - timedelta(days=1)
    except ValueError as error:
        raise DateError(f"`{edtf}` names a day, month or year that does not exist") from error


def _of_library(edtf: str) -> tuple[date, date]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        value = parse_edtf(edtf)
        start, end = _day(value.lower_strict()), _day(value.upper_strict())
    except (EDTFParseException, ValueError) as error:
        raise DateError(f"`{edtf}` names a day, month or year that does not exist") from error
    if edtf[4:7] == "-24":  # the library ends winter with its year; the meteorological one goes on
        end = date(start.year + 1, 3, 1) - timedelta(days=1)
    return start, end


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _precision(edtf: str) -> Precision:
    if ".." in edtf:
        return "open"
    bare = edtf.rstrip("?~%")
    if "/" in bare:
        return "interval"
    if "X" in bare:
        return {7: "year", 10: "month"}.get(len(bare), "interval")  # type: ignore[return-value]
    if len(bare) == 7:
        return "season" if bare[5] == "2" else "month"
    return "year" if len(bare) == 4 else "day"
