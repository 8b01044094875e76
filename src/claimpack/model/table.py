"""Tables: their schemas, the functions that make their rows, and their CSV text in pieces.

No stage holds a whole package in memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.corpus import Corpus

Cell = str | int | bool | Decimal | date | None
Row = dict[str, Cell]
"""One row, by column. A list is one text, with its items separated by `ITEM_SEPARATOR`."""

ITEM_SEPARATOR = "|"
"""Separates the items of a list in one cell of CSV; no id and no name of an actor has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a Table Schema (Data Package 2.0, Table Schema, field)."""

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...]
    vocabulary: str | None
    categories: tuple[tuple[str, str], ...]
    """Codes with their labels (Data Package 2.0, Table Schema, categories)."""
    is_list: bool
    """Whether a cell is a list of texts: one text in CSV, a list in Parquet, `any` in the schema."""


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
class Package:
    """The tables of a data package, and what their files state about it: name, version and licence.

    `pieces` yields `(table, text)`: CSV text without a header (RFC 4180 with LF), whole rows, columns as
    in the schema. Pieces of different tables may alternate; those of one table are in the order of its
    primary key, text by code points. Every call starts again.
    """

    name: str
    version: str
    licence: str
    schemas: tuple[TableSchema, ...]
    pieces: Callable[[], Iterator[tuple[str, str]]]
    databases: tuple[str, ...] = ()
    """Formats of the database files that belong to it."""
    releases: Mapping[str, str] = field(default_factory=dict)
    """The fingerprint of each released version."""

    def text(self, table: str) -> Iterator[str]:
        """Yield the CSV text of one table in pieces."""
        return (text for name, text in self.pieces() if name == table)


RowFunction = Callable[["Corpus"], Iterator[Row]]
RowOrigin = Literal["registries", "pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSource:
    """A function that makes rows of one table, either from the registries or from pages.

    The corpus of a row function of pages may contain a single page with all registries. `complete`, if any,
    makes the rows of the table from those of all sources.
    """

    table: str
    origin: RowOrigin
    rows: RowFunction
    complete: Callable[[Iterable[Row]], Iterator[Row]] | None

    @property
    def file(self) -> str:
        """The file of the row function, below `src/`."""
        return f"{self.rows.__module__.replace('.', '/')}.py"


def table(
    name: str, *, of: RowOrigin, complete: Callable[[Iterable[Row]], Iterator[Row]] | None = None
) -> Callable[[RowFunction], RowSource]:
    """Declare that a function makes rows of a table. Every declaration in `claimpack.tables` is found."""
    return lambda rows: RowSource(table=name, origin=of, rows=rows, complete=complete)


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
