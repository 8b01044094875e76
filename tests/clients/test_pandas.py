"""pandas reads CSV and Parquet, and writes what it has read into SQLite."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy
import pandas

from tests.clients.expected import Table, Value, difference, from_sqlite

# An empty cell is the only missing value: the word NA in a cell is the word NA.
EMPTY_IS_MISSING: dict[str, Any] = {"keep_default_na": False, "na_values": [""]}
TYPES = {
    "string": "string",
    "integer": "Int32",
    "number": "Float64",
    "boolean": "boolean",
    "date": "string",
}


def read_csv(table: Table) -> Any:
    types = {column.name: TYPES[column.type_in_text] for column in table.columns}
    frame = pandas.read_csv(table.csv, dtype=types, **EMPTY_IS_MISSING)
    return frame.astype(dict.fromkeys(table.of_type("date"), "date32[pyarrow]"))


def value(cell: Any) -> Value:
    """Return a cell of a data frame as Python has it."""
    if isinstance(cell, numpy.ndarray | list):
        return tuple(cell)
    if cell is None or cell is pandas.NA or cell is pandas.NaT or cell != cell:
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, numpy.generic):
        return cell.item()  # type: ignore[no-any-return]
    return cell  # type: ignore[no-any-return]


def rows(frame: Any) -> list[list[Value]]:
    columns = [[value(cell) for cell in frame[name]] for name in frame.columns]
    return list(map(list, zip(*columns, strict=True)))


def test_csv(tables: list[Table]) -> None:
    for table in tables:
        frame = read_csv(table)
        assert difference(table, frame.columns, rows(frame), lists=False) is None


def test_csv_as_text(tables: list[Table]) -> None:
    for table in tables:
        frame = pandas.read_csv(table.csv, dtype="str", keep_default_na=False)
        assert list(frame.columns) == table.names
        assert [tuple(row) for row in frame.itertuples(index=False)] == list(table.cells)


def test_csv_without_types_has_every_row_and_digest(tables: list[Table]) -> None:
    for table in tables:
        frame = pandas.read_csv(table.csv)
        assert list(frame.columns) == table.names
        assert len(frame) == len(table.cells)
        for at, name in enumerate(table.names):
            if "sha256" in name or name == "digest":
                assert [value(cell) or "" for cell in frame[name]] == [row[at] for row in table.cells]


def test_dates_of_csv_have_no_bounds(tables: list[Table]) -> None:
    for table in tables:
        frame = read_csv(table)
        for name in table.of_type("date"):
            at = table.names.index(name)
            stamps = pandas.to_datetime(frame[name].astype("string"), format="%Y-%m-%d").astype(
                "datetime64[s]"
            )
            read = [None if stamp is pandas.NaT else stamp.date().isoformat() for stamp in stamps]
            assert read == [row[at] or None for row in table.cells]


def test_lists_of_csv_are_split(tables: list[Table]) -> None:
    for table in tables:
        frame = read_csv(table)
        for name in table.of_type("list"):
            frame[name] = frame[name].str.split("|").astype(object)
        assert difference(table, frame.columns, rows(frame), lists=True) is None


def test_parquet(tables: list[Table]) -> None:
    for table in tables:
        frame = pandas.read_parquet(table.parquet)
        assert difference(table, frame.columns, rows(frame), lists=True) is None
        types = {name: str(frame[name].dtype) for name in table.names}
        assert {types[name] for name in table.of_type("integer")} <= {"Int32"}
        assert {types[name] for name in table.of_type("boolean")} <= {"boolean"}
        assert {types[name] for name in table.of_type("number")} <= {"float64"}
        assert {types[name] for name in table.of_type("string")} <= {"str"}


def test_parquet_with_types_of_arrow(tables: list[Table]) -> None:
    for table in tables:
        frame = pandas.read_parquet(table.parquet, dtype_backend="pyarrow")
        assert difference(table, frame.columns, rows(frame), lists=True) is None
        dates = {str(frame[name].dtype) for name in table.of_type("date")}
        assert dates <= {"date32[day][pyarrow]"}


def test_to_sql(tables: list[Table], tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "pandas.sqlite")
    for table in tables:
        for frame in (read_csv(table), pandas.read_parquet(table.parquet)):
            # SQLite has no lists.
            for name in table.of_type("list"):
                lists = [value(cell) for cell in frame[name]]
                frame[name] = ["|".join(one) if isinstance(one, tuple) else one for one in lists]
            frame.to_sql(table.name, connection, index=False, if_exists="replace")
            written = connection.execute(f'SELECT * FROM "{table.name}"').fetchall()
            assert difference(table, table.names, from_sqlite(table, written), lists=False) is None
    connection.close()


def test_sqlite_file(tables: list[Table], databases: dict[str, Path]) -> None:
    connection = sqlite3.connect(databases["sqlite"])
    for table in tables:
        key = ", ".join(f'"{name}"' for name in table.primary_key)
        frame = pandas.read_sql(
            f'SELECT * FROM "{table.name}" ORDER BY {key}', connection, dtype_backend="numpy_nullable"
        )
        assert difference(table, frame.columns, from_sqlite(table, rows(frame)), lists=False) is None
    connection.close()
