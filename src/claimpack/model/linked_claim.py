"""Claims as links see them: small enough to be kept for all pages.

Every field is a JSON value. After a round trip through JSON, tuples are lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Sequence


class LinkOut(NamedTuple):
    """A link as the claim that it starts from has it."""

    relation: str
    target: str
    why: str | None
    has_note: bool


class SpeechDate(NamedTuple):
    """A date of a speech or an article: EDTF, and the first and last day (ISO 8601) where known."""

    edtf: str
    start: str | None
    end: str | None


class LinkedClaim(NamedTuple):
    """A claim, as far as links to and from it can be checked by it. Numbers are decimal, days ISO 8601."""

    claim_id: str
    measure: str | None
    figure: str | None
    """The figure as it is written; None where there is none."""
    numeric_bounds: Sequence[str | None] | None
    """Its least and greatest number; None where it has none, or its own words say another."""
    claimed_until: str | None
    """The last day of what is claimed."""
    speech_date: SpeechDate | None
    """When the origin spoke, or else when the article appeared."""
    origin: Sequence[str]
    links: Sequence[LinkOut]

    @property
    def article_id(self) -> str:
        """The article of the claim."""
        return self.claim_id.rpartition("/")[0]

    @property
    def location(self) -> Location:
        """Where the claim is written, which follows from its id."""
        article_id, _, slug = self.claim_id.rpartition("/")
        return Location(f"annotations/{article_id}.yaml").child("claims", slug)

    def at(self, link: LinkOut) -> Location:
        """Where one of its links is written."""
        return self.location.child("links", self.links.index(link), link.relation)

    @classmethod
    def restored(cls, stored: Sequence[object]) -> LinkedClaim:
        """Make an end again from what JSON has kept of it."""
        end = cls(*stored)  # type: ignore[arg-type]
        return end._replace(
            speech_date=None if end.speech_date is None else SpeechDate(*end.speech_date),
            links=[LinkOut(*link) for link in end.links],
        )


class LinkPair(NamedTuple):
    """One link with the claims at its ends: what a rule of scope `link` is called with."""

    link: LinkOut
    claim: LinkedClaim
    other: LinkedClaim | None
    """The target; None where there is no such claim."""
    near: Sequence[str] = ()
    """Where there is none: ids of claims, one of which may be meant."""

    @property
    def location(self) -> Location:
        """Where the link is written."""
        return self.claim.at(self.link)
