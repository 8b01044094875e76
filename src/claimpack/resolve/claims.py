"""Annotations to claims: defaults made explicit, figures and dates read, links given full ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.annotation import shared_fields
from claimpack.model.claim import Attribution, Claim, Link
from claimpack.model.figure import read_figure
from claimpack.model.location import Span
from claimpack.resolve.chains import ChainDefaults, chain_of, publisher_of
from claimpack.resolve.dates import dated
from claimpack.rules.yaml import schema_mismatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.annotation import Annotation, AnnotationFile
    from claimpack.model.finding import Finding
    from claimpack.model.location import Location


TENSE_OF_KIND = {"stance": "present", "commitment": "future"}
"""What a claim without `tense` has: a judgement stands, a promise is still to be kept, the rest is over."""

_DEFAULTED = ("kind", "polarity", "certainty", "tense", "when")


def claims_of(
    file: AnnotationFile,
    publisher: tuple[str, Location],
    defaults: ChainDefaults,
    found: list[Finding],
) -> Iterator[Claim]:
    """Resolve the claims of one article, in the order of the file."""
    siblings = {annotation.slug: annotation for annotation in file.annotations}
    first = publisher_of(*publisher, alone=True), publisher_of(*publisher, alone=False)
    for annotation in file.annotations:
        chain = chain_of(annotation, siblings, first, defaults, found)
        yield _claim(file.article_id, annotation, chain, found)


def _claim(
    article_id: str, annotation: Annotation, chain: tuple[Attribution, ...], found: list[Finding]
) -> Claim:
    _require_whole(annotation, found)
    links = [
        Link(
            relation=link.relation,
            target=link.target if "/" in link.target else f"{article_id}/{link.target}",
            outcome=link.outcome,
            why=link.why,
            note=link.note,
            location=link.location,
        )
        for link in annotation.links
    ]
    kind = annotation.kind or "quantity"
    return Claim(
        **shared_fields(annotation),
        claim_id=f"{article_id}/{annotation.slug}",
        article_id=article_id,
        source_id=article_id.partition("/")[0],
        kind=kind,
        figure=read_figure(annotation.figure) if annotation.figure is not None else None,
        polarity=annotation.polarity or "positive",
        certainty=annotation.certainty or "certain",
        tense=annotation.tense or TENSE_OF_KIND.get(kind, "past"),
        when=dated(annotation.when, annotation.location, "when", found),
        chain=chain,
        links=tuple(links),
        own_anchors=_own_anchors(annotation.anchors, chain),
        bounding_span=_bounding_span(annotation.anchors, chain),
        defaulted=frozenset([name for name in _DEFAULTED if getattr(annotation, name) is None]),
    )


def _require_whole(annotation: Annotation, found: list[Finding]) -> None:
    if annotation.kind is None and annotation.figure is None:
        problem = "missing key `kind`"
        hint = "only a claim with a figure has a kind by default (quantity)"
        found.append(schema_mismatch.RULE.at(annotation.location, problem=problem, hint=hint))
    if annotation.figure is not None and annotation.reading is None:
        problem = "missing key `reading`"
        hint = "say whether the figure is a level, cumulative, period, increment, part or single"
        found.append(schema_mismatch.RULE.at(annotation.location, problem=problem, hint=hint))


def _own_anchors(anchors: tuple[Anchor, ...], chain: tuple[Attribution, ...]) -> tuple[Anchor, ...]:
    for voice in chain:
        if voice.anchors and not voice.inherited:
            anchors += voice.anchors
    return anchors


def _bounding_span(anchors: tuple[Anchor, ...], chain: tuple[Attribution, ...]) -> Span | None:
    near = [*anchors]
    for voice in chain:
        if voice.anchors and not voice.inherited and voice.basis not in ("carried", "credit"):
            near += voice.anchors
    ends = [(one.start, one.start + one.length) for one in near if one.start is not None]
    if not ends:
        return None
    return Span(min(ends)[0], max([end for _, end in ends]))
