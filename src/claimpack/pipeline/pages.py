"""The parts of all pages: taken from the shelf of earlier runs, and made where they are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from claimpack.pipeline.page import made, named
from claimpack.pipeline.visible import texts_named
from claimpack.pipeline.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimpack.cache.store import CacheStore
    from claimpack.pipeline.page import PageContext, Part
    from claimpack.pipeline.stock import Stock

Kind = Literal["head", "ends", "rows"]
KINDS: tuple[Kind, ...] = ("head", "ends", "rows")

# Parts of former states stay on the shelf, for branches are left and come back; not for ever.
_SPARE = 4


class Parts:
    """The parts of a stock by the ids of their sources, in order."""

    def __init__(self, stock: Stock, base: PageContext, shelf: CacheStore) -> None:
        """Name every part by all that it depends on, as far as that is known.

        Which entries of registries a page asks for hangs on the page, and on the answers: a page that was
        never made has no name yet. A page that was made asks the same again if it gets the same answers.
        """
        self._stock = stock
        self._base = base
        self._shelf = shelf
        self._grounds = {source_id: self._found(source_id) for source_id in stock.sheaves}
        self._names = {source_id: self._expected(name) for source_id, name in self._grounds.items()}

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._names)

    def __contains__(self, source_id: object) -> bool:
        """Tell whether there is a page of this id."""
        return source_id in self._names

    def make(self, kind: Kind, jobs: int, tell: Callable[[int, int], None] | None = None) -> None:
        """Make the parts of which the shelf lacks a text, in `jobs` processes where there are many.

        `tell` is told how many are done, and of how many.
        """
        there = self._shelf.names(kind)
        lacking = [source_id for source_id, name in self._names.items() if name not in there]
        made = spread(lacking, self._stock, self._base, jobs, rows=kind == "rows")
        for done, (source_id, grounds, part) in enumerate(made, 1):
            self._put(source_id, grounds, part)
            if tell is not None:
                tell(done, len(lacking))
        if lacking:
            used = set(self._names.values())
            if len(there) > _SPARE * len(used):
                for one in KINDS:
                    self._shelf.drop(one, sorted(there - used))
                known = self._shelf.names("asked")
                self._shelf.drop("asked", sorted(known.difference(self._grounds.values())))
            self._shelf.keep()

    def text(self, kind: Kind, source_id: str) -> str:
        """Give one text of a part. What the shelf has lost meanwhile is made again."""
        found = self._shelf.get(kind, self._names[source_id])
        if found is not None:
            return found
        grounds, part = made(source_id, self._stock, self._base, rows=kind == "rows")
        self._put(source_id, grounds, part)
        return getattr(part, kind) or ""

    def _put(self, source_id: str, grounds: str, part: Part) -> None:
        """Put a part under the name of what it was made from: files may have changed since we named it."""
        name = self._base.answers.named(grounds, part.asked)
        self._grounds[source_id], self._names[source_id] = grounds, name
        self._shelf.put("asked", grounds, part.asked)
        for kind in KINDS:
            text = getattr(part, kind)
            if text is not None:
                self._shelf.put(kind, name, text)

    def _found(self, source_id: str) -> str:
        """Name what the files and texts of a page are now."""
        stock = self._stock
        record = stock.read(f"sources/{source_id}.yaml").content if stock.texts else b""
        files = [(path, stock.digest(path)) for path in stock.sheaves[source_id]]
        return named(self._base, files, texts_named(record, stock.texts))

    def _expected(self, grounds: str) -> str:
        """Name the part that a page of these files had, if it gets the same answers; else nothing."""
        asked = self._shelf.get("asked", grounds)
        return "" if asked is None else self._base.answers.named(grounds, asked)
