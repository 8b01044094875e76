"""Polars reads CSV, Parquet and the SQLite file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import polars

from tests.clients.expected import Table, difference

TYPES: dict[str, Any] = {
    "string": polars.String,
    "integer": polars.Int32,
    "number": polars.Float64,
    "boolean": polars.Boolean,
    "date": polars.Date,
    "list": polars.List(polars.String),
}


def rows(frame: Any) -> list[tuple[Any, ...]]:
    return [
        tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in frame.rows()
    ]


def test_csv(tables: list[Table]) -> None:
    for table in tables:
        schema = {column.name: TYPES[column.type_in_text] for column in table.columns}
        frame = polars.read_csv(table.csv, schema=schema)
        assert difference(table, frame.columns, rows(frame), lists=False) is None


def test_lists_of_csv_are_split(tables: list[Table]) -> None:
    for table in tables:
        schema = {column.name: TYPES[column.type_in_text] for column in table.columns}
        split = [polars.col(name).str.split("|") for name in table.of_type("list")]
        frame = polars.read_csv(table.csv, schema=schema).with_columns(split)
        assert difference(table, frame.columns, rows(frame), lists=True) is None


def test_csv_as_text(tables: list[Table]) -> None:
    for table in tables:
        frame = polars.read_csv(table.csv, infer_schema=False).fill_null("")
        assert frame.columns == table.names
        assert frame.rows() == list(table.cells)


def test_parquet(tables: list[Table]) -> None:
    for table in tables:
        for frame in (polars.read_parquet(table.parquet), polars.scan_parquet(table.parquet).collect()):
            assert difference(table, frame.columns, rows(frame), lists=True) is None
            assert list(frame.schema.values()) == [TYPES[column.type] for column in table.columns]


def test_sqlite_file(tables: list[Table], databases: dict[str, Path]) -> None:
    connection = sqlite3.connect(databases["sqlite"])
    for table in tables:
        frame = polars.read_database(
            f'SELECT * FROM "{table.name}"', connection, infer_schema_length=None
        ).with_columns(
            polars.col(table.of_type("boolean")).cast(polars.Boolean),
            polars.col(table.of_type("date")).cast(polars.String).str.to_date(),
            polars.col(table.of_type("string", "list")).cast(polars.String),
            polars.col(table.of_type("number")).cast(polars.Float64),
        )
        assert difference(table, frame.columns, rows(frame), lists=False) is None
    connection.close()
