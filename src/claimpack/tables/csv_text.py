"""Rows to CSV text without a header, in the order of the primary key."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.model.table import Row, TableSchema

Cells = tuple[Any, ...]

_SPECIAL = re.compile('[,"\r\n]')


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
    types = [field.type for field in schema.fields]
    try:
        return _written(cells, types)
    except TypeError:  # another type in a column of texts, which the validator refuses
        return _written(cells, ["any" if one == "string" else one for one in types])


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
    """Convert column by column, because the cells of one have one type; quote only where needed.

    `csv.writer` takes about twice as long, and before Python 3.13 it leaves a carriage return unquoted.
    """
    columns = zip(types, zip(*rows, strict=True), strict=True)
    lines = list(zip(*[_CONVERSIONS.get(one, _any)(column) for one, column in columns], strict=True))
    text = "\n".join(map(",".join, lines))
    n_commas, n_line_feeds = len(rows) * (len(types) - 1), len(rows) - 1
    if '"' in text or "\r" in text or text.count(",") > n_commas or text.count("\n") > n_line_feeds:
        text = "\n".join(map(_quoted, lines))
    return f"{text}\n"


def _quoted(cells: tuple[str, ...]) -> str:
    return ",".join([cell if _SPECIAL.search(cell) is None else _in_quotes(cell) for cell in cells])


def _in_quotes(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


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


def _texts(column: Cells) -> list[str]:
    return ["" if cell is None else cell for cell in column]


def _any(column: Iterable[Any]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in column]


def _booleans(column: Cells) -> list[str]:
    return _any([str(cell).lower() if isinstance(cell, bool) else cell for cell in column])


def _numbers(column: Cells) -> list[str]:
    return _any([f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell for cell in column])


_CONVERSIONS: dict[str, Callable[[Cells], list[str]]] = {
    "string": _texts,
    "boolean": _booleans,
    "number": _numbers,
}
