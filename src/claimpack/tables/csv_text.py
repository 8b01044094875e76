"""Rows to CSV text without a header, in the order of the primary key."""

from __future__ import annotations

import csv
from decimal import Decimal
from operator import itemgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.model.table import Row, TableSchema

Cells = tuple[Any, ...]


def csv_text(schema: TableSchema, rows: Iterable[Row], made_in: str) -> str:
    """Return CSV (RFC 4180 with LF): quotes where needed, null as nothing, rows by primary key.

    Raises ClaimpackError where the keys of a row are not the columns of the schema. `made_in` is the file
    to name then.
    """
    names = [field.name for field in schema.fields]
    all_rows = list(rows)
    if not all_rows:
        return ""
    try:
        cells = list(map(itemgetter(*names), all_rows))
        fits = set(map(len, all_rows)) == {len(names)}
    except KeyError:
        fits = False
    if not fits:
        raise _misfit(schema, all_rows, made_in)
    _sort(cells, [names.index(column) for column in schema.primary_key])
    return _written(cells, [field.type for field in schema.fields])


def _misfit(schema: TableSchema, rows: Iterable[Row], made_in: str) -> ClaimpackError:
    """Describe the first row whose keys are not the columns."""
    columns = {field.name for field in schema.fields}
    row = next(row for row in rows if row.keys() != columns)
    file = f"schemas/tables/{schema.name}.json"
    for name in row:
        if name not in columns:
            problem = f"{made_in} gives the table `{schema.name}` a value `{name}`"
            return ClaimpackError(f"{problem}, which is no column: declare it in {file}")
    name = next(field.name for field in schema.fields if field.name not in row)
    problem = f"{file} declares the column `{name}` of the table `{schema.name}`"
    return ClaimpackError(f"{problem}, which has no value: add it to the rows in {made_in}")


def _written(rows: list[Cells], types: list[str]) -> str:
    if not _SPELLED.keys().isdisjoint(types):
        columns = zip(types, zip(*rows, strict=True), strict=True)
        spelled = [map(_SPELLED[one], column) if one in _SPELLED else column for one, column in columns]
        rows = list(zip(*spelled, strict=True))
    lines: list[str] = []
    # The writer quotes cells that hold a character of the line end. Before Python 3.13 it leaves other
    # line breaks alone, so lines end with CR LF here, and are cut.
    csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n").writerows(rows)
    return "\n".join([line[:-2] for line in lines]) + "\n"


def _sort(rows: list[Cells], key: list[int]) -> None:
    try:
        rows.sort(key=itemgetter(*key))
    except TypeError:  # a key without a value, which the validator refuses
        rows.sort(key=lambda row: [_sortable(row[at]) for at in key])


def _sortable(cell: object) -> tuple[str, int, str]:
    """Order keys by value: numbers by size, text by code points. A missing key comes first."""
    if cell is None:
        return ("", 0, "")
    return ("number", cell, "") if isinstance(cell, int) else ("text", 0, str(cell))


def _truth(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _number(cell: object) -> object:
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell


_SPELLED: dict[str, Callable[[object], object]] = {"boolean": _truth, "number": _number}
