"""Records of `sources/<source>.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.source import ArticleRecord, Cut, Exemption, Source
from claimpack.parse.anchors import anchors_of
from claimpack.parse.fields import Fields, map_of, maps, maybe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.location import Location


def build_source(source_id: str, fields: Fields, location: Location) -> Source:
    """Build the record of one captured page from values that fit the schema."""
    return Source(
        source_id=source_id,
        sha256=str(fields["sha256"]),
        mask_sha256=str(fields["mask_sha256"]),
        n_bytes=int(str(fields["bytes"])),
        n_chars=int(str(fields["length"])),
        lang=maybe(fields, "lang") or "ar",
        url=maybe(fields, "url"),
        archive_url=maybe(fields, "archive_url"),
        captured_on=maybe(fields, "captured_on"),
        missing=_missing(fields, ("url", "archive_url", "captured_on")),
        cuts=tuple(
            _cut(start, str(value), location.child("regions", start))
            for start, value in map_of(fields, "regions").items()
        ),
        articles=tuple(
            _article(slug, fields, location.child("articles", slug))
            for slug, fields in map_of(fields, "articles").items()
            if isinstance(fields, dict)
        ),
        excused=tuple(
            Exemption(why=str(excuse["why"]), anchor=anchor, location=location.child("excused", index))
            for index, excuse in enumerate(maps(fields, "excused"))
            for anchor in anchors_of(excuse, location.child("excused", index))
        ),
        location=location,
    )


def _missing(fields: Fields, names: Iterable[str]) -> dict[str, str]:
    """Return why a field has no value, by its name."""
    missing = map_of(fields, "missing")
    reasons = ((name, maybe(missing, name)) for name in names)
    return {name: reason for name, reason in reasons if reason is not None}


def _cut(start: str, value: str, location: Location) -> Cut:
    role, _, article = value.partition(" ")
    return Cut(start=int(start), role=role, article=article or None, location=location)


def _article(slug: str, fields: Fields, location: Location) -> ArticleRecord:
    return ArticleRecord(
        slug=slug,
        publisher=str(fields["publisher"]),
        headline=maybe(fields, "headline"),
        published=maybe(fields, "published"),
        missing=_missing(fields, ("headline", "published")),
        anchors=anchors_of(fields, location),
        translation=maybe(fields, "translation") or "unknown",
        same_text_as=maybe(fields, "same_text_as"),
        numbers=maybe(fields, "numbers"),
        note=maybe(fields, "note"),
        location=location,
    )
