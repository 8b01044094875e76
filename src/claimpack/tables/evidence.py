"""Tables of anchors: the spans of pages, and the fields of claims that they are evidence for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.anchor import digest_of
from claimpack.model.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row

OF_CLAIM = -1
"""The depth of evidence for a field of the claim itself, and not of a voice of its chain."""


@table("mentions", of="pages")
def mentions(corpus: Corpus) -> Iterator[Row]:
    """One row per span of a page that an anchor covers; equal spans are one mention.

    If only some of the anchors of a span have words, the words of the first of these are used. The digest
    is `sha256:` and the first sixteen hexadecimal digits of the SHA-256 of the words in UTF-8; a mention
    without words has the digest that is written at an anchor, if any.
    """
    found: dict[str, tuple[str, Anchor]] = {}
    for source_id, anchor in _anchors(corpus):
        name = mention_id(source_id, anchor)
        known = found.get(name)
        if known is None or (known[1].words is None and anchor.words is not None):
            found[name] = (source_id, anchor)
    for name, (source_id, anchor) in found.items():
        start, words = anchor.start, anchor.words
        digest = digest_of(words) if words is not None else anchor.digest
        yield {
            "mention_id": name,
            "source_id": source_id,
            "char_start": start,
            "char_end": None if start is None else start + anchor.length,
            "words": words,
            "digest": None if digest is None else f"sha256:{digest}",
        }


@table("evidence", of="pages")
def evidence(corpus: Corpus) -> Iterator[Row]:
    """One row per span that is evidence for a field of a claim."""
    # Two anchors of one field on one span are one row.
    found = {
        (claim.claim_id, anchor.field, depth, mention_id(claim.source_id, anchor)): None
        for claim, depth, anchor in _supporting(corpus)
    }
    for claim_id, field, depth, mention in found:
        yield {"claim_id": claim_id, "field": field, "depth": depth, "mention_id": mention}


def mention_id(source_id: str, anchor: Anchor) -> str:
    """Return the id of a span, `source@start+length` in code points."""
    return f"{source_id}@{anchor.start}+{anchor.length}"


def _supporting(corpus: Corpus) -> Iterator[tuple[Claim, int, Anchor]]:
    """Yield every anchor of every claim, with the claim and the depth of the voice whose field it supports.

    Anchors of inherited voices support the inheriting claim too.
    """
    for claim in corpus.claims.values():
        for anchor in claim.anchors:
            yield claim, OF_CLAIM, anchor
        for voice in claim.chain:
            for anchor in voice.anchors:
                yield claim, voice.depth, anchor


def _anchors(corpus: Corpus) -> Iterator[tuple[str, Anchor]]:
    for claim, _, anchor in _supporting(corpus):
        yield claim.source_id, anchor
    for article in corpus.articles.values():
        for anchor in article.anchors:
            yield article.source_id, anchor
