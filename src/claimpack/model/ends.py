"""What a link sees of the claims at its ends: little enough to be kept when their pages are let go.

Every field is a JSON value, so that an end may be stored; lists stand for tuples after a round trip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.locus import Locus

if TYPE_CHECKING:
    from collections.abc import Sequence


class EndLink(NamedTuple):
    """A link as one of its ends has it."""

    relation: str
    target: str
    why: str | None
    has_note: bool


class Spoken(NamedTuple):
    """A date of a speech or an article: EDTF, and the first and last day (ISO 8601) where known."""

    edtf: str
    start: str | None
    end: str | None


class End(NamedTuple):
    """A claim, as far as links to and from it can be judged by it. Numbers are decimal, days ISO 8601."""

    claim_id: str
    measure: str | None
    figure: str | None
    """The figure as it is written; None where there is none."""
    reach: Sequence[str | None] | None
    """Its least and greatest number; None where it has none, or its own words say another."""
    until: str | None
    """The last day of what is claimed."""
    spoken: Spoken | None
    """When the origin spoke, or else when the article appeared."""
    origin: Sequence[str]
    links: Sequence[EndLink]

    @property
    def article_id(self) -> str:
        """The article of the claim."""
        return self.claim_id.rpartition("/")[0]

    @property
    def locus(self) -> Locus:
        """Where the claim is written; its id says it."""
        article_id, _, slug = self.claim_id.rpartition("/")
        return Locus(f"annotations/{article_id}.yaml").child("claims", slug)

    def at(self, link: EndLink) -> Locus:
        """Where one of its links is written."""
        return self.locus.child("links", self.links.index(link), link.relation)

    @classmethod
    def restored(cls, stored: Sequence[object]) -> End:
        """Make an end again from what JSON has kept of it."""
        end = cls(*stored)  # type: ignore[arg-type]
        return end._replace(
            spoken=None if end.spoken is None else Spoken(*end.spoken),
            links=[EndLink(*link) for link in end.links],
        )


class Joined(NamedTuple):
    """One link with the claims at its ends: what a rule of scope `link` is called with."""

    link: EndLink
    claim: End
    other: End | None
    """The target; None where there is no such claim."""
    near: Sequence[str] = ()
    """Where there is none: ids of claims, one of which may be meant."""

    @property
    def locus(self) -> Locus:
        """Where the link is written."""
        return self.claim.at(self.link)
