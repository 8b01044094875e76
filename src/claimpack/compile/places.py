"""Where entries of files stand, remembered by the digest of the file: what is reported at every run, a note
perhaps, does not ask for its file to be parsed at every run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from claimpack.model.locus import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.compile.stock import Stock
    from claimpack.model.document import Document
    from claimpack.model.locus import Locus
    from claimpack.store.shelf import Shelf


class Places(Mapping[str, "SourceMap"]):
    """The source maps of the files of a stock, by path."""

    def __init__(self, stock: Stock, trees: Mapping[str, Document], shelf: Shelf) -> None:
        """Take the trees, which are costly to ask for, and the shelf that may save that."""
        self._stock = stock
        self._trees = trees
        self._shelf = shelf
        self._paths = frozenset(path for path in stock.paths if path.endswith((".yaml", ".json")))
        self._maps: dict[str, SourceMap] = {}

    def __getitem__(self, path: str) -> SourceMap:
        """Give the map of a file; KeyError where it has no tree."""
        if path not in self._maps:
            if path not in self._paths:
                raise KeyError(path)
            name = f"places {self._stock.digest(path)}"
            self._maps[path] = SourceMap(path, name, self._shelf.get("memo", name), self._trees)
        return self._maps[path]

    def __iter__(self) -> Iterator[str]:
        """Give the paths."""
        return iter(self._trees)

    def __len__(self) -> int:
        """Count them."""
        return len(self._trees)

    def keep(self) -> None:
        """Put what is new on the shelf."""
        for one in self._maps.values():
            if one.has_changed:
                self._shelf.put("memo", one.name, one.stored())


class SourceMap:
    """Places in one file, as `Document` gives them."""

    def __init__(self, path: str, name: str, stored: str | None, trees: Mapping[str, Document]) -> None:
        """Take what is known, if it can be read."""
        self.name = name
        self.has_changed = False
        self._path = path
        self._trees = trees
        self._known: dict[str, list[int] | None] = {}
        with suppress(ValueError):
            self._known = dict(json.loads(stored or "{}"))

    def place(self, locus: Locus) -> Place | None:
        """Find line and column of a locus; None in a file that has no tree."""
        return self._found("place", locus)

    def stretch(self, locus: Locus) -> Place | None:
        """Find the exact characters of a key or of a scalar."""
        return self._found("stretch", locus)

    def stored(self) -> str:
        """Write what is known."""
        return json.dumps(self._known)

    def _found(self, what: Literal["place", "stretch"], locus: Locus) -> Place | None:
        key = f"{what} {locus.on} {locus.pointer}"
        if key not in self._known:
            tree = self._trees.get(self._path)
            look = None if tree is None else tree.place if what == "place" else tree.stretch
            place = None if look is None else look(locus)
            ends = None if place is None else [place.line, place.column, place.end_line, place.end_column]
            self._known[key] = ends
            self.has_changed = True
        found = self._known[key]
        return None if found is None else Place(*found)
