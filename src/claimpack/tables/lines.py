"""Rows to lines: CSV text without a header, in the order of the primary key."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.model.table import Row, TableSchema

Cells = tuple[Any, ...]

_TO_QUOTE = re.compile('[,"\r\n]')


def lines(schema: TableSchema, rows: Iterable[Row]) -> str:
    """Write CSV (RFC 4180 with LF): quotes where needed, null as nothing, rows by primary key."""
    names = [field.name for field in schema.fields]
    ordered = _ordered(
        map(itemgetter(*names), rows), [names.index(column) for column in schema.primary_key]
    )
    if not ordered:
        return ""
    types = [field.type for field in schema.fields]
    try:
        return _written(ordered, types)
    except TypeError:  # something else in a column of text, which the gate will refuse
        return _written(ordered, ["any" if one == "string" else one for one in types])


def _written(rows: list[Cells], types: list[str]) -> str:
    """Spell column by column, for cells of one are of one kind, and quote what little needs it."""
    columns = zip(types, zip(*rows, strict=True), strict=True)
    spelled = list(zip(*[_SPELLED.get(one, _any)(column) for one, column in columns], strict=True))
    text = "\n".join(map(",".join, spelled))
    n_commas, n_feeds = len(rows) * (len(types) - 1), len(rows) - 1
    if '"' in text or "\r" in text or text.count(",") > n_commas or text.count("\n") > n_feeds:
        text = "\n".join(map(_quoted, spelled))
    return f"{text}\n"


def _quoted(cells: tuple[str, ...]) -> str:
    return ",".join([cell if _TO_QUOTE.search(cell) is None else _in_quotes(cell) for cell in cells])


def _in_quotes(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _ordered(rows: Iterable[Cells], key: list[int]) -> list[Cells]:
    all_rows = list(rows)
    try:
        all_rows.sort(key=itemgetter(*key))
    except TypeError:  # keys with gaps, which the gate will refuse
        all_rows.sort(key=lambda row: [_sortable(row[at]) for at in key])
    return all_rows


def _sortable(cell: object) -> tuple[str, int, str]:
    """Order keys by value: numbers by size, text by code points. A missing key comes first."""
    if cell is None:
        return ("", 0, "")
    return ("number", cell, "") if isinstance(cell, int) else ("text", 0, str(cell))


def _texts(column: Cells) -> list[str]:
    return ["" if cell is None else cell for cell in column]


def _any(column: Iterable[Any]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in column]


def _truths(column: Cells) -> list[str]:
    return _any([str(cell).lower() if isinstance(cell, bool) else cell for cell in column])


def _numbers(column: Cells) -> list[str]:
    return _any([f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell for cell in column])


_SPELLED: dict[str, Callable[[Cells], list[str]]] = {
    "string": _texts,
    "boolean": _truths,
    "number": _numbers,
}
