"""One row a span of a page that some anchor covers; equal spans are one mention."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.tables.spans import backings, mention_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


def page_rows(corpus: Corpus) -> Iterator[Row]:
    """Give every span that backs a field of a claim or the date of an article.

    Where one anchor has words and another of the same span is silent, the words are given. The
    digest is the first twelve hexadecimal digits of the SHA-256 of the words in UTF-8; a silent
    mention has the digest that its annotator gave, if any.
    """
    found: dict[str, tuple[str, Anchor]] = {}
    for source_id, anchor in _anchors(corpus):
        name = mention_id(source_id, anchor)
        known = found.get(name)
        if known is None or (known[1].words is None and anchor.words is not None):
            found[name] = (source_id, anchor)
    for name, (source_id, anchor) in found.items():
        start, words = anchor.start, anchor.words
        digest = sha256(words.encode()).hexdigest()[:12] if words is not None else anchor.digest
        yield {
            "mention_id": name,
            "source_id": source_id,
            "char_start": start,
            "char_end": None if start is None else start + anchor.length,
            "words": words,
            "digest": digest,
        }


def _anchors(corpus: Corpus) -> Iterator[tuple[str, Anchor]]:
    for claim, _, anchor in backings(corpus):
        yield claim.source_id, anchor
    for article in corpus.articles.values():
        for anchor in article.anchors:
            yield article.source_id, anchor
