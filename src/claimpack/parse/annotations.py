"""Records of `annotations/<source>/<article>.yaml`: the annotations of one article."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

from claimpack.model.annotation import Annotation, AnnotationFile, ClaimFields, Hop, LinkRecord
from claimpack.model.id_fields import RELATIONS
from claimpack.parse.anchors import anchors_of
from claimpack.parse.fields import Fields, map_of, maybe, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimpack.model.location import Location


_LISTS = tuple(field.name for field in fields_of(ClaimFields) if str(field.type).startswith("tuple"))
_TEXTS = tuple(field.name for field in fields_of(ClaimFields) if field.name not in _LISTS)


def build_annotations(
    article_id: str, fields: Fields, location: Location, is_valid: Callable[[Location], bool]
) -> AnnotationFile:
    """Build the annotations of one article that `is_valid`; the slugs of the others are in `rejected`.

    `is_valid` takes the location of a record.
    """
    claims = map_of(fields, "claims")
    below = location.child("claims")
    locations = {slug: below.child(slug) for slug in claims}
    valid = {slug for slug, at in locations.items() if is_valid(at)}
    guidelines = maybe(fields, "guidelines") or ""
    return AnnotationFile(
        article_id=article_id,
        annotator=maybe(fields, "annotator") or "",
        guidelines=int(guidelines) if guidelines.isascii() and guidelines.isdigit() else 0,
        status=maybe(fields, "status") or "",
        local_names=tuple(
            (actor, str(name))
            for actor, names in map_of(fields, "local_names").items()
            for name in (names if isinstance(names, list) else ())
        ),
        annotations=tuple(
            _annotation(slug, claim, locations[slug]) for slug, claim in claims.items() if slug in valid
        ),
        rejected=tuple(slug for slug in claims if slug not in valid),
        location=location,
    )


def _annotation(slug: str, fields: Fields, location: Location) -> Annotation:
    via, links, maybe = fields["via"], fields.get("links", ()), fields.get
    like = via.removeprefix("like ") if isinstance(via, str) else None
    unchanged: dict[str, Any] = {name: maybe(name) for name in _TEXTS}
    for name in _LISTS:
        unchanged[name] = texts(fields, name)
    return Annotation(
        **unchanged,
        slug=slug,
        kind=maybe("kind"),
        figure=maybe("figure"),
        polarity=maybe("polarity"),
        certainty=maybe("certainty"),
        tense=maybe("tense"),
        when=maybe("when"),
        anchors=anchors_of(fields, location),
        via=tuple([_hop(hop, location.child("via", i)) for i, hop in enumerate(via)])
        if like is None
        else (),
        like=like,
        links=tuple([_link(link, location.child("links", i)) for i, link in enumerate(links)]),
        location=location,
    )


def _hop(fields: Fields, location: Location) -> Hop:
    maybe = fields.get
    return Hop(
        by=texts(fields, "by"),
        mode=maybe("mode"),
        tone=maybe("tone"),
        basis=maybe("basis"),
        said=maybe("said"),
        note=maybe("note"),
        anchors=anchors_of(fields, location),
        location=location,
    )


def _link(fields: Fields, location: Location) -> LinkRecord:
    (relation,) = (key for key in fields if key in RELATIONS)
    return LinkRecord(
        relation=relation,
        target=fields[relation],
        outcome=fields.get("outcome"),
        why=fields.get("why"),
        note=fields.get("note"),
        location=location.child(relation),
    )
