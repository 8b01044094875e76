"""A figure: the number that a claim puts forward, with the bounds that were stated and no others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Bound = Literal["point", "between", "more_than", "at_least", "less_than", "at_most", "order", "vague"]

ORDERS = {
    "tens": 1,
    "hundreds": 2,
    "thousands": 3,
    "tens of thousands": 4,
    "hundreds of thousands": 5,
    "millions": 6,
    "tens of millions": 7,
    "hundreds of millions": 8,
}
"""Words for an order of magnitude and their power of ten."""

_TENTH = Decimal("0.1")

_LIMITS: dict[str, Bound] = {
    "more than": "more_than",
    "at least": "at_least",
    "less than": "less_than",
    "at most": "at_most",
}
_GRAMMAR = re.compile(
    r"(?P<about>about )?(?:(?P<limit>more than|at least|less than|at most) )?"
    r"(?P<n>[0-9]{1,14}(?:\.[0-9]{1,6})?)(?: to (?P<m>[0-9]{1,14}(?:\.[0-9]{1,6})?))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`value` is the number of a point; `low` and `high` are the bounds that were stated.

    `magnitude` is the power of ten of an order ("tens of millions" is 7), which carries no value.
    """

    bound: Bound
    approx: bool = False
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    magnitude: int | None = None
    text: str = field(default="", compare=False)
    """The figure as it is written."""

    @property
    def numbers(self) -> frozenset[Decimal]:
        """Every number that the figure states."""
        stated = (self.value, self.low, self.high)
        return frozenset(number for number in stated if number is not None)


def read_figure(written: str) -> Figure | None:
    """Read the figure notation of the annotation schema; None where the text is not of that form."""
    if written in ORDERS:
        return Figure(bound="order", magnitude=ORDERS[written], text=written)
    if written in ("several", "many"):
        return Figure(bound="vague", text=written)
    found = _GRAMMAR.fullmatch(written)
    if found is None or (found["limit"] and found["m"]):
        return None
    approx, number = bool(found["about"]), Decimal(found["n"])
    if found["m"]:
        return Figure(bound="between", approx=approx, low=number, high=Decimal(found["m"]), text=written)
    if found["limit"] is None:
        return Figure(bound="point", approx=approx, value=number, text=written)
    bound = _LIMITS[found["limit"]]
    if bound in ("more_than", "at_least"):
        return Figure(bound=bound, approx=approx, low=number, text=written)
    return Figure(bound=bound, approx=approx, high=number, text=written)


def write_figure(figure: Figure) -> str:
    """Write a figure in its notation; a vague one as "several", though it may have been "many"."""
    if figure.bound == "vague":
        return "several"
    if figure.magnitude is not None:
        return next(words for words, power in ORDERS.items() if power == figure.magnitude)
    limit = next((words for words, bound in _LIMITS.items() if bound == figure.bound), None)
    numbers = " to ".join(f"{number:f}" for number in sorted(figure.numbers))
    return " ".join(word for word in ("about" if figure.approx else None, limit, numbers) if word)


def numeric_bounds(figure: Figure) -> tuple[Decimal, Decimal | None] | None:
    """Return the least and the greatest number that a figure may mean, None for no limit.

    For rules that compare figures, and for nothing that is published: `about` reaches a tenth either
    way, and tens reach to a thousand. None for several and many, and for a range that runs backwards.
    """
    if figure.magnitude is not None:
        return Decimal(10) ** figure.magnitude, Decimal(10) ** (figure.magnitude + 2)
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    if figure.bound == "vague" or (low is not None and high is not None and high < low):
        return None
    slack = _TENTH if figure.approx else Decimal(0)
    return (low or Decimal(0)) * (1 - slack), None if high is None else high * (1 + slack)
