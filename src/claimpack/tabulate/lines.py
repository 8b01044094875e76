"""Rows to lines: CSV text without a header, in the order of the primary key."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.model.table import Row, TableSchema

Cells = tuple[Any, ...]


def lines(schema: TableSchema, rows: Iterable[Row]) -> str:
    """Write CSV (RFC 4180 with LF): quotes where needed, null as nothing, rows by primary key."""
    cells = _cells(tuple((field.name, field.type) for field in schema.fields))
    names = [field.name for field in schema.fields]
    ordered = _ordered(map(cells, rows), [names.index(column) for column in schema.primary_key])
    text = _written(ordered, "\n")
    # Before Python 3.13 the writer quotes a carriage return only where its own line ends have one.
    return text if "\r" not in text else _single_feeds(_written(ordered, "\r\n"))


def _written(rows: Iterable[Cells], line_end: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=line_end).writerows(rows)
    return buffer.getvalue()


def _single_feeds(text: str) -> str:
    """End rows with LF alone; what stands in quotes stays as it is."""
    parts = text.split('"')
    parts[::2] = [part.replace("\r\n", "\n") for part in parts[::2]]
    return '"'.join(parts)


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


@cache
def _cells(columns: tuple[tuple[str, str], ...]) -> Callable[[Row], Cells]:
    """Give a function from a row to cells that the CSV writer spells rightly, as it does text and dates."""
    take: Callable[[Row], Cells] = itemgetter(*(name for name, _ in columns))
    spelled = [(at, _SPELLED[kind]) for at, (_, kind) in enumerate(columns) if kind in _SPELLED]
    if not spelled:
        return take

    def cells(row: Row) -> Cells:
        written = list(take(row))
        for at, spell in spelled:
            if written[at] is not None:
                written[at] = spell(written[at])
        return tuple(written)

    return cells


def _truth(cell: object) -> object:
    return ("true" if cell else "false") if isinstance(cell, bool) else cell


def _number(cell: object) -> object:
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell


_SPELLED = {"boolean": _truth, "number": _number}
