"""Counts of anchors by what they were compared with."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from claimpack.model.anchor_use import sites
from claimpack.model.report import VerificationCounts
from claimpack.text.find import compare_with_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.anchor import Anchor
    from claimpack.model.corpus import Corpus
    from claimpack.model.pages import Page, Pages


def count_verified(corpus: Corpus, pages: Pages) -> VerificationCounts:
    """Count records, and anchors by the strongest comparison made for them."""
    kinds = Counter([_kind(site.anchor, pages.get(site.source_id)) for site in sites(corpus)])
    return VerificationCounts(
        n_sources=len(corpus.sources),
        n_articles=len(corpus.articles),
        n_claims=len(corpus.claims),
        n_anchors=kinds.total(),
        by_text=kinds["text"],
        by_mask=kinds["mask"],
        by_shape=kinds["shape"],
        positional=kinds["positional"],
        failed=kinds["failed"],
        without_page=kinds["nothing"],
        texts_missing=tuple(
            source_id
            for source_id in corpus.sources
            if (page := pages.get(source_id)) is None or page.text is None
        ),
    )


NOTHING = VerificationCounts(
    n_sources=0,
    n_articles=0,
    n_claims=0,
    n_anchors=0,
    by_text=0,
    by_mask=0,
    by_shape=0,
    positional=0,
    failed=0,
    without_page=0,
    texts_missing=(),
)
"""The counts of no page at all."""


def total(counts_by_page: Iterable[VerificationCounts]) -> VerificationCounts:
    """Add up the counts of several pages."""
    sums: dict[str, Any] = {}
    for counts in counts_by_page:
        for field in fields(VerificationCounts):
            mine = getattr(counts, field.name)
            sums[field.name] = sums[field.name] + mine if field.name in sums else mine
    return VerificationCounts(**sums)


def _kind(anchor: Anchor, page: Page | None) -> str:
    if page is None or page.visible_text is None or anchor.start is None:
        return "nothing"
    verdict = compare_with_page(anchor, page)
    if verdict is None:
        return "positional"
    if verdict == "different":
        return "failed"
    if page.text is not None:
        return "text"
    return "mask" if verdict == "equal" else "shape"
