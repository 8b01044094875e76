"""What a package states, as Python's csv module reads it. Every client is compared with this."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Value = str | int | float | bool | date | tuple[str, ...] | None


def _boolean(cell: str) -> bool:
    return {"true": True, "false": False}[cell]


_READ: dict[str, Callable[[str], Value]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _boolean,
    "date": date.fromisoformat,
}


@dataclass(frozen=True)
class Column:
    """One column: its type is that of Table Schema, or `list` for a list of texts."""

    name: str
    type: str
    separator: str
    required: bool

    @property
    def type_in_text(self) -> str:
        """The type in a format that has no lists."""
        return "string" if self.type == "list" else self.type

    def value(self, cell: str, *, lists: bool = True) -> Value:
        """Return the value of a cell of CSV."""
        if cell == "":
            return None
        if self.type == "list":
            return tuple(cell.split(self.separator)) if lists else cell
        return _READ[self.type](cell)


@dataclass(frozen=True)
class Table:
    """One table: its files, columns and cells."""

    name: str
    package: Path
    csv: Path
    parquet: Path
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def of_type(self, *types: str) -> list[str]:
        """Return the names of the columns of some types."""
        return [column.name for column in self.columns if column.type in types]

    def rows(self, *, lists: bool) -> list[tuple[Value, ...]]:
        """Return the values. Without `lists`, a list is one text, as in CSV."""
        return [
            tuple(column.value(cell, lists=lists) for column, cell in zip(self.columns, row, strict=True))
            for row in self.cells
        ]


def tables_of(package: Path) -> list[Table]:
    """Read the tables of a package in a folder, in the order of its manifest."""
    manifest = json.loads((package / "datapackage.json").read_text("utf-8"))
    resources = {resource["name"]: resource for resource in manifest["resources"]}
    return [
        _table(package, resource, resources[f"{name}-parquet"])
        for name, resource in resources.items()
        if resource["format"] == "csv"
    ]


def _table(package: Path, resource: dict[str, Any], parquet: dict[str, Any]) -> Table:
    schema = json.loads((package / resource["schema"]).read_text("utf-8"))
    path = package / resource["path"]
    with path.open(encoding="utf-8", newline="") as file:
        header, *cells = csv.reader(file)
    columns = tuple(map(_column, schema["fields"]))
    assert header == [column.name for column in columns], path
    return Table(
        name=resource["name"],
        package=package,
        csv=path,
        parquet=package / parquet["path"],
        columns=columns,
        primary_key=tuple(schema["primaryKey"]),
        cells=tuple(map(tuple, cells)),
    )


def _column(field: dict[str, Any]) -> Column:
    separator = field.get("claimpack:separator", "")
    return Column(
        name=field["name"],
        type="list" if separator else field["type"],
        separator=separator,
        required=bool(field.get("constraints", {}).get("required")),
    )


def difference(
    table: Table, names: Sequence[str], rows: Iterable[Sequence[object]], *, lists: bool
) -> str | None:
    """Describe the first difference between a table and what a client read; None if there is none.

    A value must have the type that Python has for it. Text is equal if its code points are.
    """
    if list(names) != table.names:
        return f"{table.name}: columns {list(names)}"
    expected = table.rows(lists=lists)
    read = [tuple(row) for row in rows]
    if len(read) != len(expected):
        return f"{table.name}: {len(read)} rows, not {len(expected)}"
    for number, (row, wanted) in enumerate(zip(read, expected, strict=True), 1):
        for name, value, right in zip(table.names, row, wanted, strict=True):
            if type(value) is not type(right) or value != right:
                return f"{table.name}, row {number}, {name}: {value!r}, not {right!r}"
    return None


def from_sqlite(table: Table, rows: Iterable[Sequence[object]]) -> list[list[object]]:
    """Convert what SQLite has no type for: a boolean is 0 or 1 there, and a date is text."""
    return [
        [_from_sqlite(column.type, cell) for column, cell in zip(table.columns, row, strict=True)]
        for row in rows
    ]


def _from_sqlite(type_: str, cell: object) -> object:
    if type_ == "boolean" and cell in (0, 1):
        return bool(cell)
    if type_ == "date" and isinstance(cell, str):
        return date.fromisoformat(cell)
    return cell
