"""What a client read, as its script prints it, and how it differs from the package.

An answer is JSON: `{"version": TEXT, "tables": {TABLE: {COLUMN: {"type": TEXT, "cells": [CELL]}}}}`. A cell is
null, an array of texts, or text: `true`, `1.5`, `2021-03-01`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.clients.expected import Column, Table, Value


@dataclass(frozen=True)
class Reading:
    """What a client can tell: whether lists are lists, and whether an empty cell is null or empty text."""

    lists: bool = False
    nulls: bool = True


@dataclass(frozen=True)
class Answer:
    """The tables that a client read."""

    version: str
    tables: dict[str, dict[str, dict[str, Any]]]

    @classmethod
    def parse(cls, text: str) -> Answer:
        """Read the answer of a script."""
        read = json.loads(text)
        return cls(read["version"], read["tables"])

    def types(self, tables: Sequence[Table]) -> dict[str, str]:
        """Return the types that the client has for the columns of each type with a value."""
        found: dict[str, set[str]] = {}
        for table in tables:
            for column in table.columns:
                read = self.tables.get(table.name, {}).get(column.name)
                if read and any(cell is not None for cell in read["cells"]):
                    found.setdefault(column.type, set()).add(read["type"])
        return {type_: ", ".join(sorted(types)) for type_, types in found.items()}


def differences(tables: Sequence[Table], answer: Answer, reading: Reading) -> list[str]:
    """Describe the first difference of each table, in the order of the package."""
    found = (_of_table(table, answer.tables.get(table.name), reading) for table in tables)
    return [one for one in found if one is not None]


def _of_table(table: Table, read: dict[str, dict[str, Any]] | None, reading: Reading) -> str | None:
    if read is None:
        return f"{table.name}: not read"
    if list(read) != table.names and table.cells:
        return f"{table.name}: columns {list(read)}"
    for at, column in enumerate(table.columns):
        cells = read[column.name]["cells"] if column.name in read else []
        if len(cells) != len(table.cells):
            return f"{table.name}: {len(cells)} rows, not {len(table.cells)}"
        for number, (cell, row) in enumerate(zip(cells, table.cells, strict=True), 1):
            if not _same(column, cell, row[at], reading):
                wanted = column.value(row[at], lists=reading.lists)
                return f"{table.name}, row {number}, {column.name}: {cell!r}, not {wanted!r}"
    return None


def _same(column: Column, cell: Any, text: str, reading: Reading) -> bool:
    wanted = column.value(text, lists=reading.lists)
    if wanted is None:
        return cell is None if reading.nulls else cell == ""
    if isinstance(cell, list):
        return wanted == tuple(cell)
    try:
        return isinstance(cell, str) and _value(column, cell, wanted) == wanted
    except (KeyError, ValueError):
        return False


def _value(column: Column, cell: str, wanted: Value) -> Value:
    """Read a cell as its column asks; a spreadsheet writes booleans in capitals."""
    return column.value(cell.lower() if isinstance(wanted, bool) else cell, lists=False)


def contents(tables: Sequence[Table]) -> str:
    """Count what is compared in a package."""
    n_cells: Counter[str] = Counter()
    for table in tables:
        for row in table.cells:
            for column, cell in zip(table.columns, row, strict=True):
                n_cells["nulls" if cell == "" else column.type] += 1
                n_cells["Arabic"] += any("\u0600" <= char <= "\u06ff" for char in cell)
                n_cells["digests"] += cell.startswith("sha256:")
    n_rows = sum(len(table.cells) for table in tables)
    kinds = {
        "nulls": "nulls",
        "integer": "integers",
        "number": "numbers",
        "boolean": "booleans",
        "date": "dates",
        "list": "lists",
        "Arabic": "texts with Arabic letters",
        "digests": "digests",
    }
    parts = ", ".join(f"{n_cells[kind]} {name}" for kind, name in kinds.items())
    return f"{len(tables)} tables, {n_rows} rows: {parts}"
