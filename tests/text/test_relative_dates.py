"""Relative dates: what a reckoning gives from the day of an article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.text.dates import read_extent
from claimpack.text.relative_dates import resolve_relative

# Friday, 25 October 2024.
FRIDAY = "2024-10-25"


@pytest.mark.parametrize(
    ("code", "base", "first", "last"),
    [
        ("day-0", FRIDAY, "2024-10-25", "2024-10-25"),
        ("day-1", FRIDAY, "2024-10-24", "2024-10-24"),
        ("day-1", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("week-0", FRIDAY, "2024-10-21", "2024-10-27"),
        ("week-1", FRIDAY, "2024-10-14", "2024-10-20"),
        ("week-1", "2024-10-21/2024-10-27", "2024-10-14", "2024-10-20"),
        ("month-0", FRIDAY, "2024-10-01", "2024-10-31"),
        ("month-1", FRIDAY, "2024-09-01", "2024-09-30"),
        ("month-1", "2024-01-15", "2023-12-01", "2023-12-31"),
        ("month-13", FRIDAY, "2023-09-01", "2023-09-30"),
        ("month-1", "2023-11-09", "2023-10-01", "2023-10-31"),
        ("year-0", FRIDAY, "2024-01-01", "2024-12-31"),
        ("year-1", FRIDAY, "2023-01-01", "2023-12-31"),
        ("fri-0", FRIDAY, "2024-10-25", "2024-10-25"),
        ("thu-0", FRIDAY, "2024-10-24", "2024-10-24"),
        ("mon-0", FRIDAY, "2024-10-21", "2024-10-21"),
        ("sat-0", FRIDAY, "2024-10-19", "2024-10-19"),
        ("mon-1", FRIDAY, "2024-10-14", "2024-10-14"),
        ("mon+0", FRIDAY, "2024-10-28", "2024-10-28"),
        ("fri+0", FRIDAY, "2024-10-25", "2024-10-25"),
        ("fri+1", FRIDAY, "2024-11-01", "2024-11-01"),
        ("jun-0", FRIDAY, "2024-06-01", "2024-06-30"),
        ("oct-0", FRIDAY, "2024-10-01", "2024-10-31"),
        ("dec-0", FRIDAY, "2023-12-01", "2023-12-31"),
        ("dec+0", FRIDAY, "2024-12-01", "2024-12-31"),
        ("jun+0", FRIDAY, "2025-06-01", "2025-06-30"),
        ("jun-1", FRIDAY, "2023-06-01", "2023-06-30"),
        ("autumn-1", "2025-04-28", "2024-09-01", "2024-11-30"),
        ("winter-1", "2025-04-28", "2024-12-01", "2025-02-28"),
        ("summer-0", FRIDAY, "2024-06-01", "2024-08-31"),
        ("day-1", "2024-10-21/2024-10-27", "2024-10-20", "2024-10-26"),
    ],
)
def test_reckon(code: str, base: str, first: str, last: str) -> None:
    days = resolve_relative(code, read_extent(base))
    assert days is not None
    assert (str(days[0]), str(days[1])) == (first, last)


@pytest.mark.parametrize(
    ("code", "base"), [("day-1", "../2024"), ("day-1", "2024/.."), ("year-9999", "2024")]
)
def test_nothing_to_reckon_from(code: str, base: str) -> None:
    assert resolve_relative(code, read_extent(base)) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 500))
def test_a_weekday_is_that_weekday_and_not_later(base: date, weeks: int) -> None:
    extent = read_extent(str(base))
    for index, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun")):
        days = resolve_relative(f"{name}-{weeks}", extent)
        assert days is not None
        assert days[0].weekday() == index
        assert timedelta(0) <= base - days[0] - timedelta(weeks=weeks) < timedelta(days=7)
