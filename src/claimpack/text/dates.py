"""Reads dates as the data writes them: `EDTF [basis]` to the days that they cover and how they are known.

The subset of EDTF (ISO 8601-2:2019, levels 0 and 1) that news needs: `Y`, `Y-M`, `Y-M-D`, seasons `Y-21`
to `Y-24`, a final `?`, `~` or `%`, `X` for unknown digits at the end, and intervals, with `..` for an open
end. Everything else is refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from claimpack.model.dated import Basis, Dated, Extent, Precision

_YEAR = r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX"
_MONTH = "(?:0[1-9]|1[0-2])"
_DATE = rf"(?:[0-9]{{4}}-{_MONTH}-(?:[0-9]{{2}}|XX)|[0-9]{{4}}-(?:{_MONTH}|2[1-4]|XX)|{_YEAR})[?~%]?"
_SUBSET = re.compile(rf"{_DATE}|{_DATE}/{_DATE}|\.\./{_DATE}|{_DATE}/\.\.")
_QUALIFIERS = "?~%"
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""The number of a season to its first month."""

_WRITTEN = re.compile(r"(?P<edtf>\S+)(?: \[(?P<basis>[^\]]+)\])?")
_RELATIVE = re.compile(
    r"(?:day|week|month|year)-[0-9]+"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)-[0-9]+"
    r"|(?:winter|spring|summer|autumn)[-+][0-9]+"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-+][0-9]+"
)
_PLAIN = ("stated", "published", "said", "inferred", "external")

FORM = "write YYYY, YYYY-MM, YYYY-MM-DD or an interval such as ../2024-12"
"""The hint for a value that cannot be read."""

BASES = (
    "a basis is stated, published, said, inferred, external, `event ID`, or relative: "
    "day-1, week-1, mon-0, month-1, dec+0, autumn-1, year-0"
)


class DateError(ValueError):
    """A value outside the subset, or a day that does not exist; `hint` says what to write, if known."""

    def __init__(self, message: str, hint: str | None = None) -> None:
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
    """Return the first and the last day of a value without `..` and `/`. Raises DateError."""
    year, month, day = (*edtf.rstrip(_QUALIFIERS).split("-"), "", "")[:3]
    try:
        if month in _SEASONS:
            return _season(int(year), _SEASONS[month])
        if month in ("", "XX"):
            return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
        if day in ("", "XX"):
            n_days = monthrange(int(year), int(month))[1]
            return date(int(year), int(month), 1), date(int(year), int(month), n_days)
        only = date(int(year), int(month), int(day))
    except ValueError as error:
        raise DateError(f"`{edtf}` names a day, month or year that does not exist") from error
    return only, only


def _season(year: int, first_month: int) -> tuple[date, date]:
    """Return a meteorological season of the northern half, three whole months; winter ends in February."""
    following = date(year + 1, 3, 1) if first_month == 12 else date(year, first_month + 3, 1)
    return date(year, first_month, 1), following - timedelta(days=1)


def _precision(edtf: str) -> Precision:
    if ".." in edtf:
        return "open"
    bare = edtf.rstrip(_QUALIFIERS)
    if "/" in bare:
        return "interval"
    if "X" in bare:
        return {7: "year", 10: "month"}.get(len(bare), "interval")  # type: ignore[return-value]
    if len(bare) == 7:
        return "season" if bare[5] == "2" else "month"
    return "year" if len(bare) == 4 else "day"
