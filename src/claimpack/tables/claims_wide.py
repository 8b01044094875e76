"""The table that joins what most readers of claims need. Its values are those of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import ITEM_SEPARATOR, table
from claimpack.tables.claims import roles_of
from claimpack.tables.registries import name_of, root_of
from claimpack.tables.time_bounds import time_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


@table("claims_wide", of="pages")
def claims_wide(corpus: Corpus) -> Iterator[Row]:
    """One row per claim, joined with its article, figure, participants, origin and chain."""
    for claim in corpus.claims.values():
        article = corpus.articles[claim.article_id]
        when, said, published = claim.when, claim.origin.said, article.published
        bounding_span = claim.bounding_span or None  # an empty one is as good as none
        earliest, latest = time_bounds(claim, article)
        origin = sorted(claim.origin.actors)
        yield {
            "claim_id": claim.claim_id,
            "article_id": claim.article_id,
            "source_id": claim.source_id,
            "publisher_id": article.publisher_id,
            "publisher_name": name_of(article.publisher_id, corpus),
            "headline": article.headline,
            "published_edtf": published.edtf if published else None,
            "published_start": published.extent.start if published else None,
            "published_end": published.extent.end if published else None,
            "sha256": f"sha256:{corpus.sources[claim.source_id].sha256}",
            "char_start": None if bounding_span is None else bounding_span.start,
            "char_end": None if bounding_span is None else bounding_span.end,
            "kind": claim.kind,
            "gloss": claim.gloss,
            "event_id": claim.event or (when.relation if when and when.basis == "event" else None),
            "measure_id": claim.measure,
            **_figure(claim, corpus),
            **_participants(claim, corpus),
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "tense": claim.tense,
            "when_edtf": when.edtf if when else None,
            "when_start": when.extent.start if when else None,
            "when_end": when.extent.end if when else None,
            "when_basis": when.basis if when else None,
            "when_earliest": earliest.day,
            "when_earliest_basis": earliest.basis,
            "when_latest": latest.day,
            "when_latest_basis": latest.basis,
            "said_edtf": said.edtf if said else None,
            "said_start": said.extent.start if said else None,
            "said_end": said.extent.end if said else None,
            "mode": claim.origin.mode,
            "tone": claim.origin.tone,
            "origin_ids": _listed(origin),
            "origin_names": _listed(_names(origin, corpus)),
            "origin_root_ids": _listed(sorted({root_of(actor, corpus) for actor in origin})),
            "chain_ids": _listed("+".join(sorted(voice.actors)) for voice in claim.chain),
            "chain_names": _listed(" + ".join(_names(sorted(one.actors), corpus)) for one in claim.chain),
            "credited_ids": _listed(_credited(claim)),
            "hops": len(claim.chain) - 1,
            "flags": _listed(sorted(claim.flags)),
            "links": _listed(_links(claim)),
            "note": claim.note,
        }


def _figure(claim: Claim, corpus: Corpus) -> Row:
    figure = claim.figure
    measure = corpus.measures.get(claim.measure) if claim.measure is not None else None
    return {
        "figure": figure.text if figure else None,
        "bound": figure.bound if figure else None,
        "approx": figure.approx if figure else None,
        "value": figure.value if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "magnitude": figure.magnitude if figure else None,
        "reading": claim.reading,
        "unit_id": measure.unit if measure else None,
    }


def _participants(claim: Claim, corpus: Corpus) -> Row:
    roles = roles_of(claim, corpus)
    row: Row = {}
    for role in ("agent", "target", "place"):
        actors = sorted(roles[role][1]) if role in roles else []
        row[f"{role}_ids"] = _listed(actors)
        row[f"{role}_names"] = _listed(_names(actors, corpus))
    return row


def _names(actors: Iterable[str], corpus: Corpus) -> list[str]:
    return [name_of(actor, corpus) for actor in actors]


def _credited(claim: Claim) -> list[str]:
    voices = [voice for voice in claim.chain if voice.basis == "credit" and voice.depth > 0]
    return [actor for voice in voices for actor in sorted(voice.actors)]


def _links(claim: Claim) -> Iterator[str]:
    written = {(link.relation, link.target): link.outcome for link in claim.links}
    for (relation, target), outcome in sorted(written.items()):
        yield f"{relation} {target}" if outcome is None else f"{relation} {target} ({outcome})"


def _listed(items: Iterable[str]) -> str | None:
    """Return a list as one cell; nothing for an empty list."""
    return ITEM_SEPARATOR.join(items) or None
