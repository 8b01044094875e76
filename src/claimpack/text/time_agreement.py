"""Whether a date is one of the times that words can mean, and how to say what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.text.dates import DateError, read_dated
from claimpack.text.relative_dates import (
    DAY_NAMES,
    MONTH_CODES,
    MONTH_NAMES,
    WEEKDAY_CODES,
    resolve_relative,
    write_days,
)
from claimpack.text.time_readings import days_of, is_relative, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.dated import Extent
    from claimpack.model.language import TimeReading

_ANY_DATE = "2000"
_PARTS = {"early": "the beginning of ", "mid": "the middle of ", "late": "the end of "}


def allowed(
    extent: Extent, relation: str | None, readings: Mapping[Extent | None, Iterable[TimeReading]]
) -> bool | None:
    """Return whether a date begins or ends in a time that words can mean; None where that is unknown.

    `readings` are those from each date that the words may be relative to. A date that is itself relative,
    by `relation`, must count alike: yesterday is not `day-0`, even where an article may have
    appeared on either of two days.
    """
    verdicts = [
        _allows(reading, extent, relation, base)
        for base, meant in readings.items()
        for reading in (_relative_only(meant) if relation is not None else meant)
    ]
    if not verdicts or True in verdicts:
        return True if verdicts else None
    return None if None in verdicts else False


def _relative_only(readings: Iterable[TimeReading]) -> list[TimeReading]:
    """Leave out a month, or a weekday, of any year where it is also relative."""
    readings = list(readings)
    units = {unit_of(reading) for reading in readings if is_relative(reading)}
    return [reading for reading in readings if is_relative(reading) or reading.written not in units]


def _allows(reading: TimeReading, extent: Extent, relation: str | None, base: Extent | None) -> bool | None:
    unit = None if relation is None else relation.rstrip("0123456789")[:-1]
    if relation is not None and is_relative(reading) and unit_of(reading) == unit:
        mine, other = (
            (reading.written, relation)
            if base is None
            else (
                resolve_relative(reading.written, base),
                resolve_relative(relation, base),
            )
        )
        if mine != other:
            return False
        if base is None:
            return True
    if reading.written in WEEKDAY_CODES and relation is None:
        return True  # whether the date has that weekday, S07 says
    if is_relative(reading) and base is None:
        return None
    meant = ((day, days_of(reading, base, day)) for day in extent.ends)
    return any(days is not None and days[0] <= day <= days[1] for day, days in meant)


def writable(readings: Iterable[TimeReading], base: Extent) -> str | None:
    """Write what words mean as the data writes dates, if they can mean one thing only."""
    readings = list(readings)
    if len(readings) != 1 or readings[0].part is not None:
        return None
    reading = readings[0]
    days = resolve_relative(reading.written, base) if is_relative(reading) else None
    if days is not None:
        return f"{write_days(*days)} [{reading.written}]" if _may_stand(reading.written) else None
    return f"{reading.written} [stated]" if reading.written[:4].isdigit() else None


def shown(readings: Iterable[TimeReading], base: Extent | None, relation: str | None) -> str:
    """Return what words can mean, for a message about a date with this relation: in days, if possible."""
    readings = list(_relative_only(readings) if relation is not None else readings)
    free = {reading.written for reading in readings if not is_relative(reading)}
    meant = (_shown(one, base) for one in readings if not is_relative(one) or unit_of(one) not in free)
    return " or ".join(sorted(set(meant)))


def _shown(reading: TimeReading, base: Extent | None) -> str:
    part, written = _PARTS.get(reading.part or "", ""), reading.written
    if written in MONTH_CODES:
        return f"{part}a month of {MONTH_NAMES[MONTH_CODES.index(written)]}"
    if written in WEEKDAY_CODES:
        return f"a {DAY_NAMES[WEEKDAY_CODES.index(written)]}"
    if written.startswith("XXXX-"):
        month, day = written.removeprefix("XXXX-").split("-")
        return f"{int(day)} {MONTH_NAMES[int(month) - 1]}"
    if not is_relative(reading):
        return f"{part}{written}" if written[:1].isdigit() else f"{part}some {written}"
    days = None if base is None else resolve_relative(written, base)
    if days is None:
        return f"{part}[{written}]"
    return f"{part}{write_days(*days)} [{written}]" if _may_stand(written) else f"{part}{write_days(*days)}"


def _may_stand(code: str) -> bool:
    """Return whether the data may write a relative date: "yesterday" it can, "tomorrow" it cannot."""
    try:
        return read_dated(f"{_ANY_DATE} [{code}]").basis == "relative"
    except DateError:
        return False
