"""Tables: text in pieces, with the Table Schema that it keeps. No stage holds a table whole."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
    """CSV text without a header (RFC 4180 with LF): columns as in the schema, rows by primary key.

    `parts` gives the text in pieces of whole rows, anew each time. Text is ordered by code points.
    """

    schema: TableSchema
    parts: Callable[[], Iterator[str]]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The tables of a data package and what its files carry besides: version and licence."""

    name: str
    version: str
    licence: str
    tables: tuple[Table, ...]


def count_rows(text: str) -> int:
    """Count the rows of CSV text: line feeds, but for those inside quotes."""
    return sum(part.count("\n") for part in text.split('"')[::2]) if '"' in text else text.count("\n")


def rows_of(text: str) -> Iterator[str]:
    """Divide CSV text into its rows as they are written, without the line feed."""
    held = ""
    for line in io.StringIO(text):
        held += line
        if held.count('"') % 2 == 0:
            yield held.removesuffix("\n")
            held = ""


def cells_of(text: str) -> Iterator[list[str]]:
    """Read the rows of CSV text, cell by cell."""
    return csv.reader(io.StringIO(text, newline=""))
