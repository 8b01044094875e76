"""The comparison finds what differs, and the packages contain what is hard to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.clients.expected import Column, Table, difference
from tests.conftest import claimpack

COLUMNS = tuple(
    Column(name=name, type=type_, separator="|", required=False)
    for name, type_ in (("a", "string"), ("b", "number"), ("c", "list"), ("d", "date"), ("e", "boolean"))
)
TABLE = Table(
    "t",
    Path(),
    Path(),
    Path(),
    COLUMNS,
    ("a",),
    (("قال", "3", "x|y", "0001-01-01", "true"), ("", "", "", "", "")),
)
GOOD = ["قال", 3.0, ("x", "y"), date(1, 1, 1), True]


def test_equal_values_are_equal() -> None:
    assert difference(TABLE, "abcde", [GOOD, [None] * 5], lists=True) is None
    in_text = [*GOOD[:2], "x|y", *GOOD[3:]]
    assert difference(TABLE, "abcde", [in_text, [None] * 5], lists=False) is None


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, "قال\u200f"),
        (0, None),
        (1, 3),
        (1, 3.0000000000000004),
        (2, "x|y"),
        (2, ("x",)),
        (3, "0001-01-01"),
        (4, 1),
    ],
)
def test_another_value_or_type_is_found(at: int, value: object) -> None:
    row = [*GOOD[:at], value, *GOOD[at + 1 :]]
    found = difference(TABLE, "abcde", [row, [None] * 5], lists=True)
    assert found is not None
    assert found.startswith(f"t, row 1, {'abcde'[at]}:")


def test_rows_columns_and_nulls_are_found() -> None:
    assert difference(TABLE, "abcde", [GOOD], lists=True) == "t: 1 rows, not 2"
    assert difference(TABLE, "abced", [], lists=True) == "t: columns ['a', 'b', 'c', 'e', 'd']"
    found = difference(TABLE, "abcde", [GOOD, ["", None, None, None, None]], lists=True)
    assert found == "t, row 2, a: '', not None"


def test_packages_contain_what_is_compared(package: Path, tables: list[Table]) -> None:
    values = [value for table in tables for row in table.rows(lists=True) for value in row]
    types = {type(value) for value in values}
    assert types == {type(None), str, int, float, bool, date, tuple}
    assert any("\u0600" <= char <= "\u06ff" for value in values if isinstance(value, str) for char in value)
    digests = [value for value in values if str(value).startswith("sha256:")]
    assert digests
    assert date.min in values
    if package.name == "hard":
        assert date.max in values
        assert any(isinstance(value, float) and value % 1 for value in values)
        assert any(isinstance(value, tuple) and len(value) == 3 for value in values)


def test_the_package_is_what_the_command_writes(harbour: Path, tmp_path: Path) -> None:
    for name in ("sqlite", "duckdb"):
        out = tmp_path / name
        ran = claimpack("export", name, "--out", out, cwd=harbour)
        assert ran.status == 0, ran.err
        assert out.stat().st_size
