"""Dates: EDTF with a basis."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.text.dates import DateError, read_dated, read_extent

D = date


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision"),
    [
        ("2024", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "month"),
        ("2023-02", D(2023, 2, 1), D(2023, 2, 28), "month"),
        ("2024-10-25", D(2024, 10, 25), D(2024, 10, 25), "day"),
        ("2024-10-25?", D(2024, 10, 25), D(2024, 10, 25), "day"),
        ("2024-10~", D(2024, 10, 1), D(2024, 10, 31), "month"),
        ("2024%", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-21", D(2024, 3, 1), D(2024, 5, 31), "season"),
        ("2024-22", D(2024, 6, 1), D(2024, 8, 31), "season"),
        ("2024-23", D(2024, 9, 1), D(2024, 11, 30), "season"),
        ("2023-24", D(2023, 12, 1), D(2024, 2, 29), "season"),
        ("2024-21~", D(2024, 3, 1), D(2024, 5, 31), "season"),
        ("2023-24?", D(2023, 12, 1), D(2024, 2, 29), "season"),
        ("2024-XX", D(2024, 1, 1), D(2024, 12, 31), "year"),
        ("2024-10-XX", D(2024, 10, 1), D(2024, 10, 31), "month"),
        ("202X", D(2020, 1, 1), D(2029, 12, 31), "interval"),
        ("20XX", D(2000, 1, 1), D(2099, 12, 31), "interval"),
        ("2024-10-14/2024-10-20", D(2024, 10, 14), D(2024, 10, 20), "interval"),
        ("2021-01/2021-03-12", D(2021, 1, 1), D(2021, 3, 12), "interval"),
        ("../2024-12", None, D(2024, 12, 31), "open"),
        ("2024-10-25/..", D(2024, 10, 25), None, "open"),
    ],
)
def test_extent(edtf: str, start: date | None, end: date | None, precision: str) -> None:
    extent = read_extent(edtf)
    assert (extent.start, extent.end, extent.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "edtf",
    [
        *(
            "Oct 2024",
            "2024-1-5",
            "2024/10/25",
            "25-10-2024",
            "2024-13",
            "2024-02-30",
            "2023-02-29",
            "2024-00",
        ),
        *("2025/2024", "..", "../..", "/2024", "2024/", "", "٢٠٢٤", "Y20240", "-0044"),
        *(
            "[2024..2025]",
            "{2024,2025}",
            "2024-25",
            "2024-41",
            "2024-10-25T12:00",
            "2024-10-25/open",
            "X024",
            "0000",
        ),
    ],
)
def test_refused(edtf: str) -> None:
    with pytest.raises(DateError):
        read_extent(edtf)


@pytest.mark.parametrize(
    ("written", "basis", "relation"),
    [
        ("2024", "stated", None),
        ("2024 [published]", "published", None),
        ("2024 [said]", "said", None),
        ("2024 [inferred]", "inferred", None),
        ("2024 [external]", "external", None),
        ("2024 [event ships-arrival]", "event", "ships-arrival"),
        *(
            (f"2024 [{code}]", "relative", code)
            for code in ["day-1", "mon-0", "week-1", "month-1", "year-0", "autumn-1", "dec+0"]
        ),
    ],
)
def test_basis(written: str, basis: str, relation: str | None) -> None:
    dated = read_dated(written)
    assert (dated.edtf, dated.basis, dated.relation) == ("2024", basis, relation)


@pytest.mark.parametrize(
    "written", ["2024 [yesterday]", "2024 []", "2024 [event]", "2024 [day+1]", "2024[said]"]
)
def test_no_basis(written: str) -> None:
    with pytest.raises(DateError):
        read_dated(written)


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_intervals_cover_their_ends(one: date, other: date) -> None:
    low, high = sorted((one, other))
    extent = read_extent(f"{low}/{high}")
    assert (extent.start, extent.end) == (low, high)
    if low != high:
        with pytest.raises(DateError):
            read_extent(f"{high}/{low}")


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        assert read_dated(text).edtf in text


@given(
    st.integers(0, 9999), st.one_of(st.none(), st.integers(1, 12)), st.one_of(st.none(), st.integers(0, 40))
)
def test_a_date_covers_the_days_of_the_calendar(year: int, month: int | None, day: int | None) -> None:
    written = f"{year:04}" + (f"-{month:02}" if month else "")
    written += f"-{day:02}" if month and day is not None else ""
    try:
        days = [date(year, number, 1) for number in ([month] if month else range(1, 13))]
        first, last = days[0], days[-1].replace(day=monthrange(year, days[-1].month)[1])
        if month and day is not None:
            first = last = date(year, month, day)
    except ValueError:
        with pytest.raises(DateError):
            read_extent(written)
    else:
        extent = read_extent(written)
        assert (extent.start, extent.end) == (first, last)


@given(st.integers(1, 9998), st.integers(21, 24))
def test_a_season_is_three_whole_months(year: int, season: int) -> None:
    extent = read_extent(f"{year:04}-{season}")
    assert extent.start == date(year, 3 * (season - 20), 1)
    assert extent.end is not None
    months = (extent.end.year - year) * 12 + extent.end.month - extent.start.month
    assert (months, (extent.end + timedelta(days=1)).day) == (2, 1)
