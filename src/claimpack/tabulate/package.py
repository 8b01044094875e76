"""A corpus to the tables of a package. The one entrance to this stage; it sees no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import Package, Row, Table, TableSchema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from claimpack.model.corpus import Corpus


def tabulate(
    corpus: Corpus,
    schemas: Iterable[TableSchema],
    makers: Mapping[str, Callable[[Corpus], Iterator[Row]]],
    *,
    name: str,
    version: str,
    licence: str,
) -> Package:
    """Fill every table that has a schema with the rows that its maker gives."""
    tables = tuple(_table(schema, makers[schema.name](corpus)) for schema in schemas)
    return Package(name=name, version=version, licence=licence, tables=tables)


def _table(schema: TableSchema, rows: Iterable[Row]) -> Table:
    key = schema.primary_key
    ordered = sorted(rows, key=lambda row: tuple(_sortable(row[column]) for column in key))
    columns = {field.name: tuple(row[field.name] for row in ordered) for field in schema.fields}
    return Table(schema=schema, columns=columns)


def _sortable(cell: object) -> tuple[str, int, str]:
    """Order keys by value: numbers by size, text by code points. A missing key comes first."""
    if cell is None:
        return ("", 0, "")
    return ("number", cell, "") if isinstance(cell, int) else ("text", 0, str(cell))
