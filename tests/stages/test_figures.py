"""Figures: their notation both ways, and what two of them can have in common."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimpack.model.figure import ORDERS, numeric_bounds, read_figure, write_figure


@pytest.mark.parametrize(
    "written",
    [
        *ORDERS,
        "several",
        "0",
        "2.5",
        "100",
        "about 3",
        "about more than 3000",
        "at most 3",
        "about 3 to 40",
    ],
)
def test_a_figure_is_written_as_it_was_read(written: str) -> None:
    figure = read_figure(written)
    assert figure is not None
    assert write_figure(figure) == written


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("300", (300, 300)),
        ("about 300", (270, 330)),
        ("more than 300", (300, None)),
        ("less than 300", (0, 300)),
        ("3 to 40", (3, 40)),
        ("tens", (10, 1000)),
        ("several", None),
        ("40 to 3", None),
    ],
)
def test_numeric_bounds(written: str, numbers: tuple[int, int | None] | None) -> None:
    figure = read_figure(written)
    assert figure is not None
    found = numeric_bounds(figure)
    assert found == (numbers and tuple(n if n is None else Decimal(n) for n in numbers))
