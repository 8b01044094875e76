"""A package as a SQLite 3 file: typed tables with keys, foreign keys, checks and indexes.

An empty cell is NULL, a boolean is 0 or 1, a date is ISO 8601 text, and a list is one text as in CSV. The
bytes depend on the data alone as long as SQLite arranges pages in the same way: the version of the library,
which it writes into the header, is replaced.
"""

from __future__ import annotations

import csv
import sqlite3
from typing import TYPE_CHECKING, Any

from claimpack.exporters._sql import (
    CREATE_PACKAGE,
    check_of,
    in_order,
    indexes,
    keys_of,
    named,
    package_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimpack.model.table import Package, TableSchema

SUFFIX = ".sqlite"

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
_READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "date": str,
    "integer": int,
    "number": float,
    "boolean": lambda cell: int(cell == "true"),
}

# Database File Format, sections 1.3.7 and 1.3.17: the change counter, and the version of the library.
_HEADER = {24: (1).to_bytes(4), 92: (1).to_bytes(4), 96: (3_037_000).to_bytes(4)}


def export(folder: Path, package: Package, target: Path) -> None:
    """Write a new file from the CSV files of a package in a folder. Raises OSError."""
    connection = sqlite3.connect(target, isolation_level=None)
    try:
        for pragma in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for schema in in_order(package.schemas):
            connection.execute(_create(schema))
            marks = ", ".join("?" * len(schema.fields))
            insert = f"INSERT INTO {named(schema.name)} VALUES ({marks})"
            connection.executemany(insert, _rows(folder, schema))
        connection.execute(CREATE_PACKAGE)
        connection.executemany("INSERT INTO package VALUES (?, ?)", package_rows(package))
        for statement in indexes(in_order(package.schemas)):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    except sqlite3.Error as error:
        raise OSError(f"SQLite: {error}") from error
    finally:
        connection.close()
    with target.open("r+b") as file:
        for offset, value in _HEADER.items():
            file.seek(offset)
            file.write(value)


def same_values(one: Path, other: Path) -> bool:
    """Determine whether two files hold the same tables, views and values, whatever wrote them."""
    mine = _dump(one)
    return mine is not None and mine == _dump(other)


def _dump(file: Path) -> list[str] | None:
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        return list(connection.iterdump())
    except (sqlite3.Error, UnicodeError):
        return None
    finally:
        connection.close()


def _create(schema: TableSchema) -> str:
    lines = []
    for field in schema.fields:
        name = named(field.name)
        check = f" CHECK ({name} IN (0, 1))" if field.type == "boolean" else check_of(field)
        lines.append(f"{name} {_TYPES[field.type]}{' NOT NULL' * field.required}{check}")
    body = ",\n  ".join((*lines, *keys_of(schema)))
    return f"CREATE TABLE {named(schema.name)} (\n  {body}\n)"


def _rows(folder: Path, schema: TableSchema) -> Iterator[list[Any]]:
    readers = [_READ[field.type] for field in schema.fields]
    with (folder / f"{schema.name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for cells in rows:
            yield [None if cell == "" else read(cell) for read, cell in zip(readers, cells, strict=True)]
