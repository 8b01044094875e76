"""A package as a DuckDB file: typed tables with keys, checks, indexes and comments.

An empty cell is NULL and a list is a list. Foreign keys are declared where DuckDB can load them: not those
of a table to itself. The bytes differ from run to run; the values do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.exporters._sql import (
    CREATE_PACKAGE,
    check_of,
    in_order,
    indexes,
    keys_of,
    named,
    package_rows,
    quoted,
)
from claimpack.model.error import ClaimpackError
from claimpack.model.table import ITEM_SEPARATOR

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import Field, Package, TableSchema

SUFFIX = ".duckdb"

_TYPES = {
    "string": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


def export(folder: Path, package: Package, target: Path) -> None:
    """Write a new file from the CSV files of a package in a folder.

    Raises OSError, and ClaimpackError where the library is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise ClaimpackError(
            "this format needs the package duckdb: pip install 'claimpack[duckdb]'"
        ) from error
    connection = duckdb.connect()
    try:
        # Nothing is loaded or fetched beyond what the library itself has.
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET autoload_known_extensions = false")
        # Every index takes a block of its own, so small blocks make a small file.
        connection.execute(f"ATTACH {quoted(str(target))} AS target (BLOCK_SIZE 16384)")
        connection.execute("USE target")
        for schema in in_order(package.schemas):
            _load(connection, folder, schema)
        connection.execute(CREATE_PACKAGE)
        connection.executemany("INSERT INTO package VALUES (?, ?)", package_rows(package))
        for statement in indexes(in_order(package.schemas)):
            connection.execute(statement)
    except duckdb.Error as error:
        raise OSError(f"DuckDB: {error}") from error
    finally:
        connection.close()


def _load(connection: Any, folder: Path, schema: TableSchema) -> None:
    table = named(schema.name)
    connection.execute(_create(schema))
    connection.execute(f"COMMENT ON TABLE {table} IS {quoted(schema.description)}")
    for field in schema.fields:
        connection.execute(f"COMMENT ON COLUMN {table}.{named(field.name)} IS {quoted(field.description)}")
    file = quoted(str(folder / f"{schema.name}.csv"))
    columns = ", ".join(map(_cell, schema.fields))
    options = "header = true, all_varchar = true, nullstr = '', quote = '\"', escape = '\"', delim = ','"
    connection.execute(f"INSERT INTO {table} SELECT {columns} FROM read_csv({file}, {options})")


def _create(schema: TableSchema) -> str:
    lines = []
    for field in schema.fields:
        type_ = f"{_TYPES[field.type]}{'[]' * field.is_list}"
        check = "" if field.is_list else check_of(field)
        lines.append(f"{named(field.name)} {type_}{' NOT NULL' * field.required}{check}")
    body = ",\n  ".join((*lines, *keys_of(schema, itself=False)))
    return f"CREATE TABLE {named(schema.name)} (\n  {body}\n)"


def _cell(field: Field) -> str:
    name = named(field.name)
    if field.is_list:
        return f"string_split({name}, {quoted(ITEM_SEPARATOR)})"
    return name if field.type == "string" else f"CAST({name} AS {_TYPES[field.type]})"
