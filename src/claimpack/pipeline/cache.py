"""What a run may take from earlier ones, and leaves to later ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimpack.cache.fingerprint import tool_fingerprint
from claimpack.cache.stat import Index
from claimpack.cache.store import CacheStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimpack.model.input_file import InputFile
    from claimpack.workspace.listing import Stamp


class Memory:
    """A shelf of parts, and an index of the files that they were made from."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the memory at a path, or begin an empty one that ends with the run."""
        self.shelf = CacheStore(None if path is None else str(path))
        lasts = path is not None
        # What one user cannot read another can.
        user = os.geteuid() if hasattr(os, "geteuid") else ""
        self.own = f"{tool_fingerprint(self.shelf)} {user}" if lasts else ""
        self._index_name = f"index {user}"
        self.index = Index(self.shelf.get("memo", self._index_name)) if lasts else None

    @property
    def digest(self) -> Callable[[str, Stamp, Callable[[], InputFile]], str] | None:
        """What gives the digest of a file by its stamp, if anything does."""
        return None if self.index is None else self.index.digest

    def keep(self) -> None:
        """Leave everything to later runs."""
        if self.index is not None and self.index.has_changed:
            self.shelf.put("memo", self._index_name, self.index.stored())
        self.shelf.keep()
