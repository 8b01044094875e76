"""The tree of `annotations/<source>/<article>.yaml` to the annotations of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from claimpack.model.annotation import Annotation, AnnotationFile, Hop, LinkRecord
from claimpack.parse.anchors import anchors_of
from claimpack.parse.fields import Fields, map_of, maps, maybe, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimpack.model.locus import Locus


def build_annotations(
    article_id: str, fields: Fields, locus: Locus, sound: Callable[[Locus], bool]
) -> AnnotationFile:
    """Build the claims of one article; those that are not sound are named in `unread`."""
    claims = map_of(fields, "claims")
    places = {slug: locus.child("claims", slug) for slug in claims}
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
            _annotation(slug, cast("Fields", claim), places[slug])
            for slug, claim in claims.items()
            if sound(places[slug])
        ),
        unread=tuple(slug for slug in claims if not sound(places[slug])),
        locus=locus,
    )


def _annotation(slug: str, fields: Fields, locus: Locus) -> Annotation:
    via = fields["via"]
    return Annotation(
        slug=slug,
        kind=maybe(fields, "kind"),
        gloss=str(fields["gloss"]),
        measure=maybe(fields, "measure"),
        event=maybe(fields, "event"),
        agents=texts(fields, "agent"),
        targets=texts(fields, "target"),
        places=texts(fields, "place"),
        figure=maybe(fields, "figure"),
        reading=maybe(fields, "reading"),
        polarity=maybe(fields, "polarity"),
        certainty=maybe(fields, "certainty"),
        tense=maybe(fields, "tense"),
        when=maybe(fields, "when"),
        anchors=anchors_of(fields, locus),
        via=()
        if isinstance(via, str)
        else tuple(_hop(hop, locus.child("via", i)) for i, hop in enumerate(maps(fields, "via"))),
        like=via.removeprefix("like ") if isinstance(via, str) else None,
        links=tuple(_link(link, locus.child("links", i)) for i, link in enumerate(maps(fields, "links"))),
        flags=texts(fields, "flags"),
        note=maybe(fields, "note"),
        locus=locus,
    )


def _hop(fields: Fields, locus: Locus) -> Hop:
    return Hop(
        by=texts(fields, "by"),
        mode=maybe(fields, "mode"),
        tone=maybe(fields, "tone"),
        basis=maybe(fields, "basis"),
        said=maybe(fields, "said"),
        note=maybe(fields, "note"),
        anchors=anchors_of(fields, locus),
        locus=locus,
    )


def _link(fields: Fields, locus: Locus) -> LinkRecord:
    (relation,) = (key for key in fields if key not in ("why", "note"))
    return LinkRecord(
        relation=relation,
        target=str(fields[relation]),
        why=maybe(fields, "why"),
        note=maybe(fields, "note"),
        locus=locus.child(relation),
    )
