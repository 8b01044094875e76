"""How much of a corpus was verified, and against what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimpack.model.report import Tally
from claimpack.model.sites import sites
from claimpack.text.find import stands

if TYPE_CHECKING:
    from claimpack.model.anchor import Site
    from claimpack.model.corpus import Corpus
    from claimpack.model.pages import Pages


def tally(corpus: Corpus, pages: Pages) -> Tally:
    """Count what was compared with what."""
    kinds = Counter(_kind(site, pages) for site in sites(corpus))
    return Tally(
        n_sources=len(corpus.sources),
        n_articles=len(corpus.articles),
        n_claims=len(corpus.claims),
        n_anchors=kinds.total(),
        by_text=kinds["text"],
        by_mask=kinds["mask"],
        by_shape=kinds["shape"],
        silent=kinds["silent"],
        failed=kinds["failed"],
        without_page=kinds["nothing"],
        texts_missing=tuple(
            source_id
            for source_id in corpus.sources
            if (page := pages.get(source_id)) is None or page.text is None
        ),
    )


def _kind(site: Site, pages: Pages) -> str:
    page = pages.get(site.source_id)
    if page is None or page.shown is None or site.anchor.start is None:
        return "nothing"
    verdict = stands(site.anchor, page)
    if verdict is None:
        return "silent"
    if verdict == "different":
        return "failed"
    if page.text is not None:
        return "text"
    return "mask" if verdict == "equal" else "shape"
