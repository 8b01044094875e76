"""The lines of tables in a temporary file: they come page by page, and are needed table by table."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.pipeline.pages import PageResults


class Rows:
    """The lines of every table and page of a project, in a temporary file that goes with this value."""

    def __init__(self, results: PageResults) -> None:
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as this value
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        for source_id in results:
            for table, lines in results.rows(source_id).items():
                if lines:
                    content = lines.encode("utf-8")
                    self._places[table, source_id] = (self._spool.tell(), len(content))
                    self._spool.write(content)

    def lines(self, table: str, source_id: str) -> str:
        """Return the lines that a page has in a table."""
        if (table, source_id) not in self._places:
            return ""
        start, length = self._places[table, source_id]
        self._spool.seek(start)
        return self._spool.read(length).decode("utf-8")
