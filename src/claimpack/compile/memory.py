"""What a run may take from earlier ones, and leaves to later ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.store.index import Index
from claimpack.store.own_code import own_digest
from claimpack.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claimpack.read.listing import Stamp

_INDEX = "index"


class Memory:
    """A shelf of parts, and an index of the files that they were made from."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the memory at a path, or begin an empty one that ends with the run."""
        self.shelf = Shelf(None if path is None else str(path))
        lasts = path is not None
        self.own = own_digest(self.shelf) if lasts else ""
        self.index = Index(self.shelf.get("memo", _INDEX)) if lasts else None

    @property
    def digest(self) -> Callable[[str, Stamp, Callable[[], str]], str] | None:
        """What gives the digest of a file by its stamp, if anything does."""
        return None if self.index is None else self.index.digest

    def keep(self) -> None:
        """Leave everything to later runs."""
        if self.index is not None and self.index.has_changed:
            self.shelf.put("memo", _INDEX, self.index.stored())
        self.shelf.keep()
