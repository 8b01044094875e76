"""The table that joins what most readers of claims need. Its values are those of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Attribution
    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


@table("claims_wide", of="pages")
def claims_wide(corpus: Corpus) -> Iterator[Row]:
    """One row per claim, joined with its article, figure, origin and chain."""
    for claim in corpus.claims.values():
        article = corpus.articles[claim.article_id]
        figure, when, said = claim.figure, claim.when, claim.origin.said
        measure = corpus.measures.get(claim.measure) if claim.measure is not None else None
        bounding_span = claim.bounding_span or None  # an empty one is as good as none
        chain = [_joint(voice) for voice in claim.chain]
        yield {
            "claim_id": claim.claim_id,
            "article_id": claim.article_id,
            "publisher": article.publisher_id,
            "published_edtf": article.published.edtf if article.published else None,
            "sha256": corpus.sources[claim.source_id].sha256,
            "char_start": None if bounding_span is None else bounding_span.start,
            "char_end": None if bounding_span is None else bounding_span.end,
            "kind": claim.kind,
            "gloss": claim.gloss,
            "measure_id": claim.measure,
            "bound": figure.bound if figure else None,
            "approx": figure.approx if figure else None,
            "value": figure.value if figure else None,
            "low": figure.low if figure else None,
            "high": figure.high if figure else None,
            "magnitude": figure.magnitude if figure else None,
            "reading": claim.reading,
            "unit_id": measure.unit if measure else None,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "tense": claim.tense,
            "when_edtf": when.edtf if when else None,
            "when_start": when.extent.start if when else None,
            "when_end": when.extent.end if when else None,
            "said_edtf": said.edtf if said else None,
            "origin": chain[-1],
            "chain": " < ".join(chain),
            "hops": len(chain) - 1,
        }


def _joint(voice: Attribution) -> str:
    """Return the actors of one depth: joint voices in code-point order, with a plus between them."""
    actors = voice.actors
    return actors[0] if len(actors) == 1 else "+".join(sorted(actors))
