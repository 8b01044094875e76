"""The order of keys in the maps of a file, as the layout wants it, remembered by what keys look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimpack.layout.scalars import RESERVED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimpack.layout.order import Order

_RESERVED = frozenset(RESERVED.split("|"))
_DIGITS = b"0123456789+?"
_DIGIT = re.compile("[0-9]")


class Keys:
    """A range in a schema: which keys a map may have there in which order, and what is below them."""

    def __init__(self, order: Order) -> None:
        """Take the place over; what is below is reached when a file has it."""
        self._order = order
        self._listed = frozenset(order.listed)
        self._below: dict[str, Keys] = {}
        self._item: Keys | None = None
        # Anchors differ in their digits alone; where a field has digits itself they are left as they are.
        self._dropped = b"" if _DIGIT.search("|".join(self._listed)) else _DIGITS
        self._known: set[bytes] = set()

    def below(self, key: str) -> Keys | None:
        """Go to what a key holds; None for one that the schema does not list."""
        name = key if self._listed else ""
        found = self._below.get(name)
        if found is None and (key in self._listed or (not self._listed and self._order.is_even)):
            found = self._below[name] = Keys(self._order.entry(key))
        return found

    def item(self) -> Keys:
        """Go to an item of a list."""
        if self._item is None:
            self._item = Keys(self._order.item())
        return self._item

    def stand(self, maps: Sequence[Mapping[str, Any]]) -> bool:
        """Tell whether the layout leaves the keys of all these maps where they are, and as they are."""
        if not self._listed:
            return all(_RESERVED.isdisjoint(written) for written in maps)
        lines = "\n".join(["|".join(written) for written in maps])
        looks = lines.encode().translate(None, self._dropped).split(b"\n")
        return self._known.issuperset(looks) or all(map(self._learn, looks, maps))

    def _learn(self, looks: bytes, written: Mapping[str, Any]) -> bool:
        """Ask the layout, once for all maps that look alike.

        A key with digits that looks like a field cannot spoil the answer: the layout leaves a key that it
        does not know behind the one before it.
        """
        if looks not in self._known:
            keys = list(written)
            has_digits = self._dropped and _DIGIT.search("|".join(key.partition("@")[0] for key in keys))
            if has_digits or not _RESERVED.isdisjoint(keys) or self._order.keys(keys) != keys:
                return False
            self._known.add(looks)
        return True
