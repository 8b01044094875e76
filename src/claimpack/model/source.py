"""A source: one captured page, how it is cut into regions, and the articles that stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.anchor import Anchor
    from claimpack.model.dated import Dated
    from claimpack.model.location import Location, Span

ARTICLE_ROLES = ("title", "dateline", "byline", "body", "caption", "credit", "keywords")
"""Roles of regions that belong to an article; all others belong to the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where a region begins, as written: it runs to the next cut or to the end of the page."""

    start: int
    role: str
    article: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of a page with one role. Regions of a source lie end to end and cover it."""

    span: Span
    role: str
    article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A number in an article that is no claim, and why."""

    why: str
    anchor: Anchor
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """What a source record says of one of its articles, as written."""

    slug: str
    publisher: str
    headline: str | None
    published: str | None
    missing: Mapping[str, str]
    """Why a field has no value, by the name of the field."""
    anchors: tuple[Anchor, ...]
    translation: str
    same_text_as: str | None
    numbers: str | None
    note: str | None
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One captured page. `n_chars` counts code points of the digested bytes decoded as UTF-8."""

    source_id: str
    sha256: str
    mask_sha256: str
    n_bytes: int
    n_chars: int
    lang: str
    url: str | None
    archive_url: str | None
    captured_on: str | None
    missing: Mapping[str, str]
    """Why a field has no value, by the name of the field."""
    cuts: tuple[Cut, ...]
    articles: tuple[ArticleRecord, ...]
    excused: tuple[Exemption, ...]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a source with its date understood and the header of its annotation file."""

    article_id: str
    source_id: str
    publisher_id: str
    headline: str | None
    published: Dated | None
    missing: Mapping[str, str]
    """Why a field has no value, by the name of the field."""
    anchors: tuple[Anchor, ...]
    translation: str
    same_text_as: str | None
    numbers: tuple[int, int] | None
    """Numbers anchored or excused, and numbers found, as the annotator attests."""
    note: str | None
    annotator: str | None
    guidelines: int | None
    status: str | None
    local_names: tuple[tuple[str, str], ...]
    """Pairs of actor and a name that means it in this article alone."""
    regions: tuple[Region, ...]
    """The regions of this article alone."""
    location: Location
    annotations: Location | None
    """The annotation file, where there is one."""
