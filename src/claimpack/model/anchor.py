"""An anchor: a field's link to a place in a page, written `field@start: words` or `field@start+len:`."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.location import Span

if TYPE_CHECKING:
    from claimpack.model.location import Location


DIGEST_LENGTH = 16
"""Hexadecimal digits of the digest of a span."""


def digest_of(words: str) -> str:
    """Return the digest of a span: the beginning of the SHA-256 of its characters in UTF-8, in hex."""
    return sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """`start` and `length` count code points of the page, 0-based; None until it is placed.

    A silent anchor has no words; it may carry a prefix of the SHA-256 of what it covers.
    """

    field: str
    start: int | None
    length: int
    words: str | None
    digest: str | None
    record: Location
    key: str
    """What stands in the record before the words; there are many anchors, and few are ever pointed at."""

    @property
    def location(self) -> Location:
        """Where the key is written."""
        return self.record.child_key(self.key)

    @property
    def span(self) -> Span | None:
        """The stretch of the page, or None for an anchor that is not placed."""
        return None if self.start is None else Span(self.start, self.start + self.length)

    @property
    def words_location(self) -> Location:
        """Where the words are written; `location` is where the key is."""
        return self.record.child(self.key)

    @property
    def evidence_location(self) -> Location:
        """Where the words are written; for a silent anchor its key, which is all it has of them."""
        return self.location if self.words is None else self.words_location


class AnchorUse(NamedTuple):
    """An anchor together with whose page it is on. Excused numbers belong to no single article."""

    anchor: Anchor
    source_id: str
    article_id: str | None
