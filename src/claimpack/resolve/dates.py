"""Written dates to dated values; what cannot be read becomes a finding (T01) and no date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.rules.time import broken_date
from claimpack.text.dates import FORM, DateError, read_dated, read_extent
from claimpack.text.spelling import nearest

if TYPE_CHECKING:
    from claimpack.model.dated import Dated, Extent
    from claimpack.model.finding import Finding
    from claimpack.model.location import Location

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def dated(written: str | None, record: Location, key: str, found: list[Finding]) -> Dated | None:
    """Read an optional `EDTF [basis]`, which is written in a record under a key."""
    if written is None:
        return None
    try:
        return read_dated(written)
    except DateError as error:
        found.append(_broken(error, written, record.child(key)))
        return None


def extent(written: str | None, location: Location, found: list[Finding]) -> Extent | None:
    """Read an optional bare EDTF value."""
    if written is None:
        return None
    try:
        return read_extent(written)
    except DateError as error:
        found.append(_broken(error, written, location))
        return None


def _broken(error: DateError, written: str, location: Location) -> Finding:
    return broken_date.RULE.at(location, problem=str(error), hint=error.hint or _hint(written))


def _hint(written: str) -> str:
    """Offer the date that was probably meant: a month name or a slashed date, in our order."""
    named = re.fullmatch(r"(?:(\d{1,2}) )?([A-Za-z]{3,}) (\d{4})", written)
    if named is not None:
        name = nearest(named[2].lower(), [*_MONTHS, *(month[:3] for month in _MONTHS)])
        month = next((i for i, known in enumerate(_MONTHS, 1) if name and known.startswith(name)), None)
        if month is not None:
            day = f"-{int(named[1]):02}" if named[1] else ""
            return f"did you mean `{named[3]}-{month:02}{day}`?"
    digits = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", written)
    if digits is not None and written != (meant := f"{digits[1]}-{int(digits[2]):02}-{int(digits[3]):02}"):
        return f"did you mean `{meant}`?"
    return FORM
