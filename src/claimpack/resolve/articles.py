"""Sources and their records of articles to regions and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.location import Span
from claimpack.model.source import Article, Region
from claimpack.resolve.dates import dated

if TYPE_CHECKING:
    from claimpack.model.annotation import AnnotationFile
    from claimpack.model.finding import Finding
    from claimpack.model.source import ArticleRecord, Source


def regions_of(source: Source) -> tuple[Region, ...]:
    """Turn cuts into regions that cover the page end to end; none where the cuts are out of order."""
    starts = [cut.start for cut in source.cuts]
    ends = [*starts[1:], source.n_chars]
    if not starts or starts[0] != 0 or any(end <= start for start, end in zip(starts, ends, strict=True)):
        return ()
    return tuple(
        Region(
            span=Span(cut.start, end),
            role=cut.role,
            article_id=f"{source.source_id}/{cut.article}" if cut.article else None,
        )
        for cut, end in zip(source.cuts, ends, strict=True)
    )


def article_of(
    source: Source,
    record: ArticleRecord,
    regions: tuple[Region, ...],
    file: AnnotationFile | None,
    found: list[Finding],
) -> Article:
    """Join a record of an article with its regions and with the header of its annotation file."""
    article_id = f"{source.source_id}/{record.slug}"
    covered, _, counted = (record.numbers or "").partition("/")
    return Article(
        article_id=article_id,
        source_id=source.source_id,
        publisher_id=record.publisher,
        published=dated(record.published, record.location, "published", found),
        headline=record.headline,
        missing=record.missing,
        anchors=record.anchors,
        translation=record.translation,
        same_text_as=record.same_text_as,
        numbers=(int(covered), int(counted)) if record.numbers else None,
        note=record.note,
        annotator=file.annotator if file else None,
        guidelines=file.guidelines if file else None,
        status=file.status if file else None,
        local_names=file.local_names if file else (),
        regions=tuple(region for region in regions if region.article_id == article_id),
        location=record.location,
        annotations=file.location if file else None,
    )
