"""DuckDB reads CSV, Parquet and its own file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.clients.expected import Table, difference

TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
}


@pytest.fixture
def memory() -> Iterator[Any]:
    connection = duckdb.connect()
    yield connection
    connection.close()


def rows(result: Any) -> list[tuple[Any, ...]]:
    return [
        tuple(tuple(value) if isinstance(value, list) else value for value in row)
        for row in result.fetchall()
    ]


def names(result: Any) -> list[str]:
    return [column[0] for column in result.description]


def types(connection: Any, relation: str) -> list[str]:
    return [row[1] for row in connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()]


def test_csv(tables: list[Table], memory: Any) -> None:
    for table in tables:
        columns = {column.name: TYPES[column.type_in_text] for column in table.columns}
        # The quote is stated because DuckDB guesses it from the first rows, and finds none where no cell has one.
        quote = "quote = '\"', escape = '\"'"
        relation = f"read_csv('{table.csv}', header = true, columns = {columns}, {quote})"
        result = memory.execute(f"SELECT * FROM {relation}")
        assert difference(table, names(result), rows(result), lists=False) is None


def test_csv_without_types_has_every_row_and_null(tables: list[Table], memory: Any) -> None:
    for table in tables:
        result = memory.execute(f"SELECT * FROM '{table.csv}'")
        assert names(result) == table.names
        read = rows(result)
        nulls = [tuple(value is None for value in row) for row in read]
        assert nulls == [tuple(cell == "" for cell in row) for row in table.cells]


def test_parquet(tables: list[Table], memory: Any) -> None:
    for table in tables:
        relation = f"'{table.parquet}'"
        result = memory.execute(f"SELECT * FROM {relation}")
        assert difference(table, names(result), rows(result), lists=True) is None
        assert types(memory, relation) == [TYPES[column.type] for column in table.columns]


def test_database_file(tables: list[Table], databases: dict[str, Path]) -> None:
    connection = duckdb.connect(str(databases["duckdb"]), read_only=True)
    for table in tables:
        key = ", ".join(f'"{name}"' for name in table.primary_key)
        result = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY {key}')
        assert difference(table, names(result), rows(result), lists=True) is None
        assert types(connection, f'"{table.name}"') == [TYPES[column.type] for column in table.columns]
    connection.close()


def test_files_join(tables: list[Table], memory: Any) -> None:
    by_name = {table.name: table for table in tables}
    claims, wide = by_name["claims"], by_name["claims_wide"]
    for one, other in ((claims.csv, wide.parquet), (claims.parquet, wide.csv)):
        sql = f"SELECT count(*) FROM '{one}' JOIN '{other}' USING (claim_id)"
        assert memory.execute(sql).fetchone() == (len(claims.cells),)
