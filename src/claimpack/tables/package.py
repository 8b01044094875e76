"""A corpus to the tables of a package. The one entrance to this stage; it sees no page.

What is tabulated may be a part of a corpus, the registries with a single page: the lines of the parts
are put together in the order of the whole.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimpack.model.table import Package, Table
from claimpack.tables.lines import lines
from claimpack.tables.merge import merged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row, TableSchema
    from claimpack.plugins import LoadedTable


def tabulate_registries(
    corpus: Corpus, schemas: Iterable[TableSchema], tables: Mapping[str, LoadedTable]
) -> dict[str, str]:
    """Give the lines that the registries make, by table."""
    return _tabulate(corpus, schemas, {name: one.registry_rows for name, one in tables.items()})


def tabulate_pages(
    corpus: Corpus, schemas: Iterable[TableSchema], tables: Mapping[str, LoadedTable]
) -> dict[str, str]:
    """Give the lines that pages make, by table; the corpus may hold one page with all registries."""
    return _tabulate(corpus, schemas, {name: one.page_rows for name, one in tables.items()})


def _tabulate(
    corpus: Corpus,
    schemas: Iterable[TableSchema],
    makers: Mapping[str, Callable[[Corpus], Iterator[Row]] | None],
) -> dict[str, str]:
    return {
        schema.name: lines(schema, maker(corpus))
        for schema in schemas
        if (maker := makers[schema.name]) is not None
    }


def assembled(
    schemas: Iterable[TableSchema],
    tables: Mapping[str, LoadedTable],
    registries: Mapping[str, str],
    pages: Collection[str],
    lines_of: Callable[[str, str], str],
    *,
    name: str,
    version: str,
    licence: str,
) -> Package:
    """Put a package together from the lines of the registries and, by table and page, those of pages."""
    made = tuple(
        Table(
            schema=schema,
            parts=partial(
                merged,
                schema,
                registries.get(schema.name, ""),
                pages if tables[schema.name].page_rows else (),
                partial(lines_of, schema.name),
                tables[schema.name].completed,
            ),
        )
        for schema in schemas
    )
    return Package(name=name, version=version, licence=licence, tables=made)
