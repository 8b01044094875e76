"""A claim: one proposition, put forward through one chain of voices, in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.annotation import WrittenClaim

if TYPE_CHECKING:
    from claimpack.model.anchor import Anchor
    from claimpack.model.dated import Dated
    from claimpack.model.figure import Figure
    from claimpack.model.location import Location, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One depth of a chain: 0 is the publisher, the last one is the origin.

    `inherited` tells that the voice is written at another claim of the file (`via: like …`).
    """

    depth: int
    actors: tuple[str, ...]
    is_origin: bool
    mode: str
    tone: str
    basis: str
    said: Dated | None
    note: str | None
    anchors: tuple[Anchor, ...]
    inherited: bool
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation to another claim by its full id."""

    relation: str
    target: str
    outcome: str | None
    """How the target ended, if the relation is `resolves`."""
    why: str | None
    note: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(WrittenClaim):
    """One claim with every default made explicit.

    `bounding_span` is the smallest span that covers its anchors; voices credited or carried from elsewhere,
    and inherited ones, do not widen it. None where no anchor is placed.
    """

    claim_id: str
    article_id: str
    source_id: str
    kind: str
    figure: Figure | None
    polarity: str
    certainty: str
    tense: str
    when: Dated | None
    chain: tuple[Attribution, ...]
    links: tuple[Link, ...]
    own_anchors: tuple[Anchor, ...]
    """Every anchor written at this claim, those of its voices included, in order."""
    bounding_span: Span | None
    defaulted: frozenset[str]
    """Fields that may be left out and are; `when` is not among them where a broken date stands (T01)."""

    @property
    def participants(self) -> tuple[tuple[str, str], ...]:
        """Pairs of role and actor."""
        roles = (("agent", self.agent), ("target", self.target), ("place", self.place))
        return tuple([(role, actor) for role, actors in roles for actor in actors])

    @property
    def origin(self) -> Attribution:
        """The voice that would be wrong if the claim is false."""
        return self.chain[-1]
