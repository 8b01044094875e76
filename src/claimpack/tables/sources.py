"""Tables of the source records: pages, their articles and regions, and numbers that are no claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import table
from claimpack.tables.evidence import mention_id
from claimpack.tables.registries import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


@table("sources", of="pages")
def sources(corpus: Corpus) -> Iterator[Row]:
    """One row per captured page."""
    for source in corpus.sources.values():
        yield {
            "source_id": source.source_id,
            "sha256": f"sha256:{source.sha256}",
            "mask_sha256": f"sha256:{source.mask_sha256}",
            "n_bytes": source.n_bytes,
            "n_chars": source.n_chars,
            "lang": source.lang,
            "url": source.url,
            "url_missing": source.missing.get("url"),
            "archive_url": source.archive_url,
            "archive_url_missing": source.missing.get("archive_url"),
            "captured_on": source.captured_on,
            "captured_on_missing": source.missing.get("captured_on"),
        }


@table("articles", of="pages")
def articles(corpus: Corpus) -> Iterator[Row]:
    """One row per article, with the mention that is the evidence for its date."""
    for article in corpus.articles.values():
        published = article.published
        covered, counted = article.numbers or (None, None)
        dates = (mention_id(article.source_id, anchor) for anchor in article.anchors)
        yield {
            "article_id": article.article_id,
            "source_id": article.source_id,
            "publisher_id": article.publisher_id,
            "publisher_name": name_of(article.publisher_id, corpus),
            "headline": article.headline,
            "headline_missing": article.missing.get("headline"),
            "published_edtf": published.edtf if published else None,
            "published_start": published.extent.start if published else None,
            "published_end": published.extent.end if published else None,
            "published_basis": published.basis if published else None,
            "published_missing": article.missing.get("published"),
            "published_mention_id": next(dates, None),
            "translation": article.translation,
            "same_text_as": article.same_text_as,
            "annotator": article.annotator,
            "guidelines": article.guidelines,
            "numbers_found": counted,
            "numbers_covered": covered,
        }


@table("regions", of="pages")
def regions(corpus: Corpus) -> Iterator[Row]:
    """One row per region; the regions of a page are contiguous."""
    for source_id, of_page in corpus.regions.items():
        for region in of_page:
            yield {
                "source_id": source_id,
                "char_start": region.span.start,
                "char_end": region.span.end,
                "role": region.role,
                "article_id": region.article_id,
            }


@table("excused", of="pages")
def excused(corpus: Corpus) -> Iterator[Row]:
    """One row per number in an article that is not a claim."""
    for source in corpus.sources.values():
        for excuse in source.excused:
            span = excuse.anchor.span
            if span is not None:
                yield {
                    "source_id": source.source_id,
                    "char_start": span.start,
                    "char_end": span.end,
                    "why": excuse.why,
                }


@table("actor_names", of="pages")
def actor_names(corpus: Corpus) -> Iterator[Row]:
    """One row per name of an actor; here those that are used in one article."""
    for article in corpus.articles.values():
        for actor_id, name in article.local_names:
            yield {"actor_id": actor_id, "name": name, "article_id": article.article_id}
