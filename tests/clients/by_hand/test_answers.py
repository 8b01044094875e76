"""What a script prints is compared cell by cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.clients.by_hand.answers import Answer, Reading, contents, differences
from tests.clients.expected import Column, Table

COLUMNS = tuple(
    Column(name=name, type=type_, separator="|", required=False)
    for name, type_ in (("a", "string"), ("b", "number"), ("c", "list"), ("d", "date"), ("e", "boolean"))
)
TABLE = Table(
    name="t",
    package=Path(),
    csv=Path(),
    parquet=Path(),
    columns=COLUMNS,
    primary_key=("a",),
    cells=(("قال", "3.50", "x|y", "0001-01-01", "true"), ("", "", "", "", "")),
)
CELLS: dict[str, list[Any]] = {
    "a": ["قال", None],
    "b": ["3.5", None],
    "c": [["x", "y"], None],
    "d": ["0001-01-01", None],
    "e": ["true", None],
}


def found(cells: dict[str, list[Any]], reading: Reading) -> list[str]:
    columns = {name: {"type": f"type of {name}", "cells": some} for name, some in cells.items()}
    answer = Answer.parse(json.dumps({"version": "1", "tables": {"t": columns}}))
    return differences([TABLE], answer, reading)


def test_equal_tables() -> None:
    assert found(CELLS, Reading(lists=True)) == []
    in_text = {name: [cell, ""] for name, (cell, _) in CELLS.items()} | {
        "c": ["x|y", ""],
        "e": ["TRUE", ""],
    }
    assert found(in_text, Reading(nulls=False)) == []


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("a", ["قال ", None]),
        ("a", ["قال", ""]),
        ("b", ["3.6", None]),
        ("b", ["3,5", None]),
        ("c", [["x"], None]),
        ("c", ["x|y", None]),
        ("d", ["1-01-01", None]),
        ("d", ["0001-01-02", None]),
        ("e", ["1", None]),
        ("e", [None, None]),
        ("b", ["3.5"]),
    ],
)
def test_a_difference_is_found(name: str, cells: list[Any]) -> None:
    assert len(found({**CELLS, name: cells}, Reading(lists=True))) == 1


def test_missing_and_other_columns_are_found() -> None:
    assert found({"a": CELLS["a"]}, Reading()) == ["t: columns ['a']"]
    assert differences([TABLE], Answer("1", {}), Reading()) == ["t: not read"]


def test_contents_are_counted() -> None:
    text = contents([TABLE])
    assert text.startswith("1 tables, 2 rows: 5 nulls, 0 integers, 1 numbers, 1 booleans, 1 dates, 1 lists")
