"""A corpus to the tables of a package. The entry point of this stage.

Rows are made page by page, as CSV text. Tables whose primary key begins with the id of a source are the
texts of the pages, one after another; the rows of other tables are collected and sorted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.table import Package, cells_of
from claimpack.tables.csv_text import csv_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row, RowOrigin, RowSource, TableSchema

_AFTER_THE_SOURCE = {
    "source_id": "",
    "article_id": "/",
    "claim_id": "/",
    "from_claim": "/",
    "mention_id": "@",
}
"""What follows the id of the source in the ids of a column; nothing where that is the whole id."""


def tabulate_registries(
    corpus: Corpus, schemas: Iterable[TableSchema], sources: Collection[RowSource]
) -> dict[str, str]:
    """Return the CSV text of the rows of registries, by table."""
    return _tabulate(corpus, schemas, sources, "registries")


def tabulate_pages(
    corpus: Corpus, schemas: Iterable[TableSchema], sources: Collection[RowSource]
) -> dict[str, str]:
    """Return the CSV text of the rows of pages, by table. The corpus may hold a single page."""
    return _tabulate(corpus, schemas, sources, "pages")


def _tabulate(
    corpus: Corpus, schemas: Iterable[TableSchema], sources: Iterable[RowSource], origin: RowOrigin
) -> dict[str, str]:
    of_table = {source.table: source for source in sources if source.origin == origin}
    return {
        schema.name: csv_text(schema, source.rows(corpus), source.file)
        for schema in schemas
        if (source := of_table.get(schema.name)) is not None
    }


def assemble(
    schemas: Iterable[TableSchema],
    sources: Iterable[RowSource],
    registries: Mapping[str, str],
    page_ids: Collection[str],
    rows_of: Callable[[str], Mapping[str, str]],
    *,
    name: str,
    version: str,
    licence: str,
) -> Package:
    """Return the package. `rows_of` returns the CSV text of a page by table, given the id of its source."""
    schemas = tuple(schemas)
    of_pages = {source.table: source for source in sources if source.origin == "pages"}
    in_order = sorted(page_ids)

    def pieces() -> Iterator[tuple[str, str]]:
        merges = {
            schema.name: merge_of(schema, of_pages.get(schema.name), registries.get(schema.name, ""))
            for schema in schemas
        }
        for page_id in in_order:
            rows = rows_of(page_id)
            for table, text in rows.items():
                for piece in merges[table].add(page_id, text) if text else ():
                    yield table, piece
        for table, merge in merges.items():
            for piece in merge.rest():
                yield table, piece

    return Package(name=name, version=version, licence=licence, schemas=schemas, pieces=pieces)


def merge_of(schema: TableSchema, of_pages: RowSource | None, registry_text: str) -> Concatenated | Sorted:
    """Begin to merge the texts of a table: those of pages, and that of the registries."""
    after_the_source = _AFTER_THE_SOURCE.get(schema.primary_key[0])
    complete = None if of_pages is None else of_pages.complete
    if after_the_source is None or registry_text or complete is not None:
        return Sorted(schema, registry_text, of_pages)
    return Concatenated(after_the_source)


class _Waiting(NamedTuple):
    key: str
    text: str


class Concatenated:
    """Puts the texts of pages, which arrive by source id, in the order of the keys of a table.

    The two orders differ where one source id is the beginning of another: the source `a` comes before
    `a-b`, and the claim `a/main/x` after `a-b/main/x`. Then the text of `a` waits for those of `a-b`.
    """

    def __init__(self, after_the_source: str) -> None:
        self._after = after_the_source
        self._waiting: list[_Waiting] = []  # the next one is the last

    def add(self, source_id: str, text: str) -> list[str]:
        """Take the text of a page; return texts that no later page can precede."""
        key = f"{source_id}{self._after}"
        ready = []
        while self._waiting and self._waiting[-1].key < key:
            ready.append(self._waiting.pop().text)
        self._waiting.append(_Waiting(key, text))
        return ready

    def rest(self) -> Iterator[str]:
        """Yield the remaining texts after the last page."""
        while self._waiting:
            yield self._waiting.pop().text


class Sorted:
    """Collects the rows of a table and sorts them."""

    def __init__(self, schema: TableSchema, registry_text: str, of_pages: RowSource | None) -> None:
        self._schema, self._of_pages = schema, of_pages
        self._texts = [registry_text] if registry_text else []

    def add(self, _: str, text: str) -> list[str]:
        """Take the text of a page; nothing is ready before the last one."""
        self._texts.append(text)
        return []

    def rest(self) -> Iterator[str]:
        """Yield the whole table after the last page."""
        if self._of_pages is None:
            yield from self._texts
        elif self._texts:
            rows: Iterable[Row] = (row for text in self._texts for row in self._rows(text))
            if self._of_pages.complete is not None:
                rows = self._of_pages.complete(rows)
            yield csv_text(self._schema, rows, self._of_pages.file)

    def _rows(self, text: str) -> Iterator[Row]:
        """Read CSV text. Cells stay text, as they will be written, but for integers, which sort by size."""
        names = [field.name for field in self._schema.fields]
        integers = {field.name for field in self._schema.fields if field.type == "integer"}
        for cells in cells_of(text):
            row: Row = {name: cell or None for name, cell in zip(names, cells, strict=True)}
            for name in integers:
                if isinstance(cell := row[name], str):
                    row[name] = int(cell)
            yield row
