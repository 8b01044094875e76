"""An annotation: a claim as it is written in YAML, with nothing inferred or looked up yet."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from claimpack.model.anchor import Anchor
    from claimpack.model.location import Location


class Hop(NamedTuple):
    """One voice of a chain, as written. Joint voices stand in one hop."""

    by: tuple[str, ...]
    mode: str | None
    tone: str | None
    basis: str | None
    said: str | None
    note: str | None
    anchors: tuple[Anchor, ...]
    location: Location


class LinkRecord(NamedTuple):
    """A relation to another claim, as written: the target may lack its article."""

    relation: str
    target: str
    outcome: str | None
    why: str | None
    note: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFields:
    """Keys of a claim whose values reach the tables as written: a text, or a tuple for a list of texts.

    The parser reads every field of this class from the key of its name, and `Claim` has it unchanged. A
    text that is absent is None; an absent list is empty, and a single text is a list of one.
    """

    gloss: str
    measure: str | None
    event: str | None
    agent: tuple[str, ...]
    target: tuple[str, ...]
    place: tuple[str, ...]
    reading: str | None
    flags: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClaim(ClaimFields):
    """What an annotation and the claim that it becomes have in common."""

    slug: str
    anchors: tuple[Anchor, ...]
    like: str | None
    """The claim of the same file whose chain this one repeats."""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(WrittenClaim):
    """One claim as written. Absent fields are None, not defaults."""

    kind: str | None
    figure: str | None
    polarity: str | None
    certainty: str | None
    tense: str | None
    when: str | None
    via: tuple[Hop, ...]
    """Empty where `like` is given."""
    links: tuple[LinkRecord, ...]


_SHARED = tuple(field.name for field in fields(WrittenClaim))
_shared_values = attrgetter(*_SHARED)


def shared_fields(annotation: Annotation) -> dict[str, Any]:
    """Return the fields that a claim takes unchanged from its annotation, by name."""
    return dict(zip(_SHARED, _shared_values(annotation), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationFile:
    """The claims of one article. `rejected` are slugs of claims that the schema refused."""

    article_id: str
    annotator: str
    guidelines: int
    status: str
    local_names: tuple[tuple[str, str], ...]
    annotations: tuple[Annotation, ...]
    rejected: tuple[str, ...]
    location: Location
