"""Pages: the characters that anchors point into, real or masked. No table is ever made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One source's text, where it is at hand, and its masked text, where that is sound.

    Both have the same number of code points. `trouble` says why there is no mask.
    """

    source_id: str
    sha256: str
    text: str | None
    n_bytes: int | None
    mask: str | None
    trouble: str | None

    @property
    def shown(self) -> str | None:
        """What a reader may see: the text if it is here, else the mask."""
        return self.text if self.text is not None else self.mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page of each source."""

    by_source: Mapping[str, Page]

    def get(self, source_id: str) -> Page | None:
        """Find the page of a source."""
        return self.by_source.get(source_id)
