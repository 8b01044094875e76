"""The lines of many pages to those of a whole table, in the order of its primary key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import cells_of
from claimpack.tables.lines import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from claimpack.model.table import Row, TableSchema

_BEHIND_THE_SOURCE = {
    "source_id": "",
    "article_id": "/",
    "claim_id": "/",
    "from_claim": "/",
    "mention_id": "@",
}
"""What follows the id of the source in the ids of a column; nothing, where that is the whole id."""


def merged(
    schema: TableSchema,
    registry_lines: str,
    pages: Collection[str],
    lines_of: Callable[[str], str],
    completed: Callable[[Iterable[Row]], Iterator[Row]] | None = None,
) -> Iterator[str]:
    """Give the text of a table in pieces. `pages` are ids of sources, `lines_of` the lines of each.

    Where the key begins with the id of a source, page follows upon page, and one is held at a time.
    Else all rows are read, and sorted; a table that is `completed` from all its rows is read too.
    """
    behind = _BEHIND_THE_SOURCE.get(schema.primary_key[0])
    if not pages or (behind is not None and not registry_lines and completed is None):
        ordered = sorted(pages, key=lambda page: f"{page}{behind}")
        parts = [registry_lines] if not pages else map(lines_of, ordered)
        yield from filter(None, parts)
        return
    rows = (row for text in (registry_lines, *map(lines_of, pages)) for row in _rows(schema, text))
    yield lines(schema, rows if completed is None else completed(rows))


def _rows(schema: TableSchema, text: str) -> Iterator[Row]:
    """Read lines back. Cells stay text, as they will be written again; integers are sorted by size."""
    names = [field.name for field in schema.fields]
    integers = {field.name for field in schema.fields if field.type == "integer"}
    for cells in cells_of(text):
        row: Row = {name: cell or None for name, cell in zip(names, cells, strict=True)}
        for name in integers:
            if isinstance(cell := row[name], str):
                row[name] = int(cell)
        yield row
