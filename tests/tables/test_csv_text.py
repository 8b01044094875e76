"""Rows to CSV text and back, with every cell that a YAML file could hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.model.error import ClaimpackError
from claimpack.model.table import Row, cells_of, count_rows, rows_of
from claimpack.tables.csv_text import csv_text
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
    written = csv_text(EVENTS, rows, "tests")
    assert list(cells_of(written)) == by_id(rows)
    assert count_rows(written) == len(rows) == len(list(rows_of(written)))
    assert "".join(f"{row}\n" for row in rows_of(written)) == written


@given(st.lists(event, max_size=6))
def test_a_cell_is_quoted_where_it_holds_a_comma_a_quote_or_a_line_break(rows: list[Row]) -> None:
    def quoted(cell: str) -> str:
        doubled = cell.replace('"', '""')
        return f'"{doubled}"' if any(one in cell for one in ',"\r\n') else cell

    expected = "".join(",".join(map(quoted, row)) + "\n" for row in by_id(rows))
    assert csv_text(EVENTS, rows, "tests") == expected


def test_a_value_without_a_column_is_an_error_with_its_name() -> None:
    row: Row = dict.fromkeys(field.name for field in EVIDENCE.fields)
    with pytest.raises(ClaimpackError) as error:
        csv_text(EVIDENCE, [row, row | {"channel": "radio"}], "claimpack/tables/evidence.py")
    assert str(error.value) == (
        "claimpack/tables/evidence.py gives the table `evidence` a value `channel`, "
        "which is no column: declare it in schemas/tables/evidence.json"
    )


def test_a_column_without_a_value_is_an_error_with_its_name() -> None:
    row: Row = {field.name: None for field in EVIDENCE.fields if field.name != "depth"}
    for wrong in (row, row | {"channel": "radio"}):
        with pytest.raises(ClaimpackError, match="evidence"):
            csv_text(EVIDENCE, [wrong], "claimpack/tables/evidence.py")
    with pytest.raises(ClaimpackError) as error:
        csv_text(EVIDENCE, [row], "claimpack/tables/evidence.py")
    assert str(error.value) == (
        "schemas/tables/evidence.json declares the column `depth` of the table `evidence`, "
        "which has no value: add it to the rows in claimpack/tables/evidence.py"
    )


def test_cells_are_spelled_as_they_always_were() -> None:
    row: Row = dict.fromkeys(field.name for field in FIGURES.fields)
    row |= {
        "claim_id": "a/b/c",
        "approx": False,
        "value": Decimal("300.50"),
        "low": Decimal("1E+3"),
        "magnitude": 6,
    }
    assert csv_text(FIGURES, [row], "tests") == "a/b/c,,,false,300.5,1000,,6,,\n"
    when: Row = {"event_id": "a", "definition": "b", "when_edtf": "2024", "when_start": date(24, 1, 2)}
    assert (
        csv_text(EVENTS, [when | {"when_end": None, "place_id": None}], "tests")
        == "a,b,2024,0024-01-02,,\n"
    )


def test_numbers_in_keys_are_ordered_by_size_and_gaps_come_first() -> None:
    rows: list[Row] = [
        {"claim_id": claim_id, "field": "by", "depth": depth, "mention_id": "s@1+1"}
        for claim_id, depth in (("b", 10), ("b", 9), ("b", -1), (None, 3), ("a-", 2), ("a/", 1))
    ]
    keys = [line.split(",")[::2] for line in csv_text(EVIDENCE, rows, "tests").splitlines()]
    assert keys == [["", "3"], ["a-", "2"], ["a/", "1"], ["b", "-1"], ["b", "9"], ["b", "10"]]
