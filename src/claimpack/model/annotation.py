"""An annotation: a claim as it is written in YAML, with nothing inferred or looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
    why: str | None
    note: str | None
    location: Location


class Annotation(NamedTuple):
    """One claim as written. Absent fields are None, not defaults."""

    slug: str
    kind: str | None
    gloss: str
    measure: str | None
    event: str | None
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    figure: str | None
    reading: str | None
    polarity: str | None
    certainty: str | None
    tense: str | None
    when: str | None
    anchors: tuple[Anchor, ...]
    via: tuple[Hop, ...]
    like: str | None
    """The claim of the same file whose chain this one repeats; `via` is empty then."""
    links: tuple[LinkRecord, ...]
    flags: tuple[str, ...]
    note: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationFile:
    """The claims of one article. `unread` are slugs of claims that the schema refused."""

    article_id: str
    annotator: str
    guidelines: int
    status: str
    local_names: tuple[tuple[str, str], ...]
    annotations: tuple[Annotation, ...]
    rejected: tuple[str, ...]
    location: Location
