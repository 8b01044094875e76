"""Where entries of files stand, remembered by the digest of the file: what is reported at every run, a note
perhaps, does not ask for its file to be parsed at every run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from claimpack.check.places import Located
from claimpack.model.error import ClaimpackError
from claimpack.model.location import TextRange
from claimpack.parse.source_map import SourceMap
from claimpack.pipeline.stock import CHANGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimpack.model.location import Location
    from claimpack.parse.records import Parser
    from claimpack.pipeline.cache import Memory
    from claimpack.pipeline.stock import Stock
    from claimpack.yaml.document import Document

_PLACES = "places "
_SPARE = 4
# Files of which the text is kept.
_AT_HAND = 64


class Places(Mapping[str, Located]):
    """Where entries stand in the files of a stock, by path."""

    def __init__(self, stock: Stock, manifest: Document | None, parser: Parser, memory: Memory) -> None:
        """Take the files, the tree of the manifest, and the memory that may know what is asked."""
        self._stock = stock
        self._manifest = manifest
        self._memory = memory
        self._paths = frozenset(path for path in stock.paths if path.endswith(".yaml"))
        self._maps: dict[str, Remembered] = {}
        # Findings come file by file, but what they relate to may stand in any.
        self._source = lru_cache(_AT_HAND)(lambda path: SourceMap(stock.read(path), parser))

    def __getitem__(self, path: str) -> Located:
        """Give the places of a file; KeyError where it can have none."""
        if self._manifest is not None and path == self._manifest.path:
            return self._manifest
        if path not in self._maps:
            if path not in self._paths:
                raise KeyError(path)
            digest = self._stock.digest(path)
            name = f"{_PLACES}{self._memory.own} {digest}"
            stored = self._memory.shelf.get("memo", name)
            self._maps[path] = Remembered(partial(self._same, path, digest), name, stored)
        return self._maps[path]

    def _same(self, path: str, digest: str) -> SourceMap:
        """Read a file again, unless it is at hand still."""
        source = self._source(path)
        if source.digest != digest:
            raise ClaimpackError(CHANGED)
        return source

    def __iter__(self) -> Iterator[str]:
        """Give the paths."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Count them."""
        return len(self._paths)

    def keep(self) -> None:
        """Put what is new on the shelf, in place of the places of former states when these are many."""
        new = [one for one in self._maps.values() if one.has_changed]
        shelf = self._memory.shelf
        known = [name for name in shelf.names("memo") if name.startswith(_PLACES)] if new else []
        if len(known) > _SPARE * len(self._paths):
            shelf.drop("memo", known)
        for one in new:
            shelf.put("memo", one.name, one.stored())


class Remembered:
    """Places in one file, asked for once and then known."""

    def __init__(self, source: Callable[[], SourceMap], name: str, stored: str | None) -> None:
        """Take what is known, if it can be read; `source` gives the file to look at for the rest."""
        self.name = name
        self.has_changed = False
        self._source = source
        self._known: dict[str, list[int] | None] = {}
        with suppress(ValueError):
            self._known = dict(json.loads(stored or "{}"))

    def text_range(self, location: Location) -> TextRange | None:
        """Find line and column of a location; None in a file that has no tree."""
        return self._found("place", location)

    def token_range(self, location: Location) -> TextRange | None:
        """Find the exact characters of a key or of a scalar."""
        return self._found("stretch", location)

    def stored(self) -> str:
        """Write what is known."""
        return json.dumps(self._known, ensure_ascii=False, separators=(",", ":"))

    def _found(self, what: Literal["place", "stretch"], location: Location) -> TextRange | None:
        key = f"{what} {location.on} {location.pointer}"
        if key not in self._known:
            source = self._source()
            text_range = source.text_range(location) if what == "place" else source.token_range(location)
            ends = (
                None
                if text_range is None
                else [text_range.line, text_range.column, text_range.end_line, text_range.end_column]
            )
            self._known[key] = ends
            self.has_changed = True
        found = self._known[key]
        return None if found is None else TextRange(*found)
