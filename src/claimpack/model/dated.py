"""A date as the data states it: an EDTF value, what it covers, and its basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Precision = Literal["day", "month", "season", "year", "interval", "open"]
Basis = Literal["stated", "published", "said", "event", "relative", "inferred", "external"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The days that an EDTF value covers, both ends included; None for an open end."""

    start: date | None
    end: date | None
    precision: Precision

    def overlaps(self, other: Extent) -> bool:
        """Return whether both cover some day."""
        return not (_before(self.end, other.start) or _before(other.end, self.start))

    @property
    def ends(self) -> tuple[date, ...]:
        """The first and the last day, as far as they are known."""
        return tuple(day for day in (self.start, self.end) if day is not None)

    def touches(self, first: date, last: date) -> bool:
        """Return whether it begins or ends within some days, both included."""
        return any(first <= day <= last for day in self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """`EDTF [basis]`. `relation` is the code of a relative basis, or the id of an event."""

    edtf: str
    extent: Extent
    basis: Basis
    relation: str | None = None


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start
