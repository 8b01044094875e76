"""Rows to CSV text and back, with every cell that a YAML file could hold."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claimpack.model.table import Row, cells_of, count_rows, rows_of
from claimpack.tables.lines import lines
from tests.tables.random_tables import SCHEMAS

EVENTS = next(schema for schema in SCHEMAS if schema.name == "events")
FIGURES = next(schema for schema in SCHEMAS if schema.name == "figures")
EVIDENCE = next(schema for schema in SCHEMAS if schema.name == "evidence")

text = st.text(st.sampled_from('ab,"\n\r\u2028\u0085\x0b ءق'), max_size=8)
gap = st.none()
event = st.fixed_dictionaries(
    {
        "event_id": text,
        "definition": text,
        "when_edtf": text,
        "when_start": gap | st.dates(),
        "when_end": gap | st.dates(),
        "place_id": gap | text,
    }
)


COLUMNS = [field.name for field in EVENTS.fields]


def texts(row: Row) -> list[str]:
    return ["" if row[name] is None else str(row[name]) for name in COLUMNS]


def by_id(rows: list[Row]) -> list[list[str]]:
    return [texts(row) for row in sorted(rows, key=lambda row: str(row["event_id"]))]


@given(st.lists(event, max_size=6))
def test_what_is_written_is_read_again(rows: list[Row]) -> None:
    written = lines(EVENTS, rows)
    assert list(cells_of(written)) == by_id(rows)
    assert count_rows(written) == len(rows) == len(list(rows_of(written)))
    assert "".join(f"{row}\n" for row in rows_of(written)) == written


@given(st.lists(event, max_size=6))
def test_the_dialect_is_that_of_pythons_writer_with_carriage_returns_quoted(rows: list[Row]) -> None:
    expected = io.StringIO(newline="")
    csv.writer(expected, lineterminator="\n").writerows(by_id(rows))
    written = lines(EVENTS, rows)
    assert written == expected.getvalue() or "\r" in written
    assert "\r" not in "".join(written.split('"')[::2])


def test_cells_are_spelled_as_they_always_were() -> None:
    row: Row = dict.fromkeys(field.name for field in FIGURES.fields)
    row |= {
        "claim_id": "a/b/c",
        "approx": False,
        "value": Decimal("300.50"),
        "low": Decimal("1E+3"),
        "magnitude": 6,
    }
    assert lines(FIGURES, [row]) == "a/b/c,,false,300.5,1000,,6,,\n"
    when: Row = {"event_id": "a", "definition": "b", "when_edtf": "2024", "when_start": date(24, 1, 2)}
    assert lines(EVENTS, [when | {"when_end": None, "place_id": None}]) == "a,b,2024,0024-01-02,,\n"


def test_numbers_in_keys_are_ordered_by_size_and_gaps_come_first() -> None:
    rows: list[Row] = [
        {"claim_id": claim_id, "field": "by", "depth": depth, "mention_id": "s@1+1"}
        for claim_id, depth in (("b", 10), ("b", 9), ("b", -1), (None, 3), ("a-", 2), ("a/", 1))
    ]
    keys = [line.split(",")[::2] for line in lines(EVIDENCE, rows).splitlines()]
    assert keys == [["", "3"], ["a-", "2"], ["a/", "1"], ["b", "-1"], ["b", "9"], ["b", "10"]]
