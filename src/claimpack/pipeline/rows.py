"""The lines of tables, put aside by table: they come page by page and are asked for table by table."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from claimpack.pipeline.page import unframed

if TYPE_CHECKING:
    from claimpack.pipeline.pages import Parts


class Rows:
    """The lines of every table and page of a project, in a temporary file that goes with this value."""

    def __init__(self, parts: Parts) -> None:
        """Take the lines of every page."""
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as somebody may ask
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        for source_id in parts:
            for table, lines in unframed(parts.text("rows", source_id)):
                if lines:
                    content = lines.encode("utf-8")
                    self._places[table, source_id] = (self._spool.tell(), len(content))
                    self._spool.write(content)

    def lines(self, table: str, source_id: str) -> str:
        """Give the lines that a page has in a table."""
        if (table, source_id) not in self._places:
            return ""
        start, length = self._places[table, source_id]
        self._spool.seek(start)
        return self._spool.read(length).decode("utf-8")
