"""Tables: rows in memory, with the Table Schema that they keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = str | int | bool | Decimal | date | None
Row = dict[str, Cell]
"""One row, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a Table Schema (Data Package 2.0, Table Schema, field)."""

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...]
    vocabulary: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that repeat the key of another table (`table` is the own name for a self-reference)."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema:
    """A table's contract, read from `schemas/tables/<name>.json`; `descriptor` is that file, parsed."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    descriptor: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns of equal length in the order of the schema; rows by primary key, in code-point order."""

    schema: TableSchema
    columns: Mapping[str, Sequence[Cell]]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values()), ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The tables of a data package and what its files carry besides: version and licence."""

    name: str
    version: str
    licence: str
    tables: tuple[Table, ...]
