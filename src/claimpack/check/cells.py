"""CSV text of a table to columns, for those who must look closely; and cells that are not of their type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from claimpack.model.table import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from claimpack.model.table import Table

Column = list[str | None]
"""The cells of a column as they are written; None for a gap."""

_DECIMALS = 6
_TOO_GREAT = {"integer": 2**31, "number": 10**14}
"""What does not fit into 32 bits, and what leaves no room for the decimals in twenty digits."""


def columns_of(table: Table, names: Collection[str] | None = None) -> dict[str, Column]:
    """Read the columns of these names, or all."""
    fields = table.schema.fields
    wanted = [(at, one.name) for at, one in enumerate(fields) if names is None or one.name in names]
    columns: dict[str, Column] = {name: [] for _, name in wanted}
    for text in table.parts():
        for cells in cells_of(text):
            for at, name in wanted:
                columns[name].append(cells[at] or None)
    return columns


def untyped(table: Table, columns: dict[str, Column]) -> Iterator[tuple[int, str]]:
    """Find cells that no Parquet column of their type could hold, by row."""
    for field in table.schema.fields:
        read_error = _TROUBLE.get(field.type)
        if read_error is None:
            continue
        for row, cell in enumerate(columns[field.name]):
            problem = None if cell is None else read_error(cell)
            if problem is not None:
                yield row, f"the column {field.name} has a bad cell: `{cell}` {problem}"


def _integer(cell: str) -> str | None:
    try:
        return "is too great" if abs(int(cell)) >= _TOO_GREAT["integer"] else None
    except ValueError:
        return "is no whole number"


def _number(cell: str) -> str | None:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return "is no number"
    if not value.is_finite():
        return "is no number"
    if abs(value) >= _TOO_GREAT["number"]:
        return "is too great"
    return f"has more than {_DECIMALS} decimals" if round(value, _DECIMALS) != value else None


def _boolean(cell: str) -> str | None:
    return None if cell in ("true", "false") else "is neither `true` nor `false`"


def _date(cell: str) -> str | None:
    try:
        known = date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        known = False
    return None if known else "is no day of the calendar"


_TROUBLE: dict[str, Callable[[str], str | None]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
}
