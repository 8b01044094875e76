"""The parts of all pages: taken from the shelf of earlier runs, and made where they are not there."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from claimpack.compile.part import part_of
from claimpack.compile.shown import texts_named
from claimpack.compile.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimpack.compile.part import Base, Part
    from claimpack.compile.stock import Stock
    from claimpack.store.shelf import Shelf

Kind = Literal["head", "ends", "rows"]
KINDS: tuple[Kind, ...] = ("head", "ends", "rows")

# Parts of former states stay on the shelf, for branches are left and come back; not for ever.
_SPARE = 4


class Parts:
    """The parts of a stock by the ids of their sources, in order."""

    def __init__(self, stock: Stock, base: Base, shelf: Shelf, own: str) -> None:
        """Name every part by all that it depends on; `own` stands for the compiler itself."""
        self._stock = stock
        self._base = base
        self._shelf = shelf
        grounds = _digest([own, *(f"{path} {stock.digest(path)}" for path in stock.base)])
        self._names = {source_id: self._name(source_id, grounds) for source_id in stock.sheaves}

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
        for done, (source_id, part) in enumerate(made, 1):
            self._put(source_id, part)
            if tell is not None:
                tell(done, len(lacking))
        if lacking:
            used = set(self._names.values())
            if len(there) > _SPARE * len(used):
                for one in KINDS:
                    self._shelf.drop(one, sorted(there - used))
            self._shelf.keep()

    def text(self, kind: Kind, source_id: str) -> str:
        """Give one text of a part. What the shelf has lost meanwhile is made again."""
        found = self._shelf.get(kind, self._names[source_id])
        if found is not None:
            return found
        part = part_of(self._stock.sheaf(source_id), self._base, self._stock.texts, rows=kind == "rows")
        self._put(source_id, part)
        return getattr(part, kind) or ""

    def _put(self, source_id: str, part: Part) -> None:
        for kind in KINDS:
            text = getattr(part, kind)
            if text is not None:
                self._shelf.put(kind, self._names[source_id], text)

    def _name(self, source_id: str, grounds: str) -> str:
        stock = self._stock
        files = [f"{path} {stock.digest(path)}" for path in stock.sheaves[source_id]]
        return _digest([grounds, *files, *texts_named(stock, source_id)])


def _digest(words: Iterable[str]) -> str:
    return sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()
