"""sqlite3, SQLAlchemy and sqlite-utils read the SQLite file, and sqlite-utils reads CSV."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import sqlalchemy
from sqlite_utils import Database

from tests.clients.expected import Table, difference, from_sqlite

STORED = {
    "string": "text",
    "integer": "integer",
    "number": "real",
    "boolean": "integer",
    "date": "text",
    "list": "text",
}
DECLARED = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "TEXT",
}


def in_order(table: Table) -> str:
    return ", ".join(f'"{name}"' for name in table.primary_key)


def run(*words: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *map(str, words)], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_sqlite3(tables: list[Table], databases: dict[str, Path]) -> None:
    connection = sqlite3.connect(databases["sqlite"])
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables:
        result = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY {in_order(table)}')
        names = [column[0] for column in result.description]
        assert difference(table, names, from_sqlite(table, result), lists=False) is None
        declared = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [row[2] for row in declared] == [DECLARED[column.type] for column in table.columns]
        for column in table.columns:
            sql = f'SELECT DISTINCT typeof("{column.name}") FROM "{table.name}"'
            assert {row[0] for row in connection.execute(sql)} <= {"null", STORED[column.type]}
    connection.close()


def test_sqlalchemy_reflects_types_and_keys(tables: list[Table], databases: dict[str, Path]) -> None:
    engine = sqlalchemy.create_engine(f"sqlite:///{databases['sqlite']}")
    metadata = sqlalchemy.MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        for table in tables:
            read = metadata.tables[table.name]
            result = connection.execute(sqlalchemy.select(read).order_by(*read.primary_key.columns))
            rows = [list(row) for row in result]
            assert difference(table, read.columns.keys(), rows, lists=False) is None
            assert tuple(read.primary_key.columns.keys()) == table.primary_key
    engine.dispose()


def test_sqlite_utils(tables: list[Table], databases: dict[str, Path]) -> None:
    database = Database(databases["sqlite"])
    assert {table.name for table in tables} <= set(database.table_names())
    for table in tables:
        read = database.table(table.name)
        assert read.count == len(table.cells)
        assert tuple(read.pks) == table.primary_key
        rows = [list(row.values()) for row in read.rows_where(order_by=in_order(table))]
        assert difference(table, list(read.columns_dict), from_sqlite(table, rows), lists=False) is None
    database.close()


def test_commands_of_sqlite_utils(tables: list[Table], databases: dict[str, Path]) -> None:
    listed = json.loads(run("tables", databases["sqlite"], "--counts"))
    counts = {one["table"]: one["count"] for one in listed}
    assert {table.name: len(table.cells) for table in tables}.items() <= counts.items()
    table = next(table for table in tables if table.name == "claims_wide")
    text = run(
        "query", databases["sqlite"], f"SELECT * FROM claims_wide ORDER BY {in_order(table)}", "--csv"
    )
    header, *cells = csv.reader(io.StringIO(text, newline=""))
    assert header == table.names
    read = [
        [
            None if cell == "" else column.value(cell, lists=False)
            for column, cell in zip(columns, row, strict=True)
        ]
        for columns, row in ((table.columns, _words(table, row)) for row in cells)
    ]
    assert difference(table, header, read, lists=False) is None


def _words(table: Table, row: list[str]) -> list[str]:
    """Write the booleans of SQLite as CSV has them."""
    words = {"0": "false", "1": "true", "": ""}
    return [
        words[cell] if column.type == "boolean" else cell
        for column, cell in zip(table.columns, row, strict=True)
    ]


def test_sqlite_utils_reads_csv(tables: list[Table], tmp_path: Path) -> None:
    file = tmp_path / "csv.sqlite"
    some = [table for table in tables if table.name in ("claims_wide", "measures", "sources")]
    for table in some:
        run("insert", file, table.name, table.csv, "--csv", "--no-detect-types", "--empty-null")
    database = Database(file)
    for table in some:
        rows = [tuple(row.values()) for row in database.table(table.name).rows]
        assert rows == [tuple(cell or None for cell in row) for row in table.cells]
    database.close()
