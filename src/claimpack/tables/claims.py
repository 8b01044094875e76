"""Tables of the claims and of what belongs to one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Dated
    from claimpack.model.table import Row


@table("claims", of="pages")
def claims(corpus: Corpus) -> Iterator[Row]:
    """One row per claim, without its figure and its chain, which have tables of their own."""
    for claim in corpus.claims.values():
        when = claim.when
        bounding_span = claim.bounding_span or None  # an empty one is as good as none
        dating_event = when.relation if when is not None and when.basis == "event" else None
        yield {
            "claim_id": claim.claim_id,
            "article_id": claim.article_id,
            "kind": claim.kind,
            "gloss": claim.gloss,
            "measure_id": claim.measure,
            "event_id": claim.event or dating_event,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "tense": claim.tense,
            "when_edtf": when.edtf if when else None,
            "when_start": when.extent.start if when else None,
            "when_end": when.extent.end if when else None,
            "when_precision": when.extent.precision if when else None,
            "when_basis": when.basis if when else None,
            "when_rel": _relation(when),
            "char_start": None if bounding_span is None else bounding_span.start,
            "char_end": None if bounding_span is None else bounding_span.end,
            "note": claim.note,
        }


def _relation(dated: Dated | None) -> str | None:
    """Return what a date is relative to, behind its basis: spreadsheets take a bare `jun-0` for a date."""
    return None if dated is None or dated.relation is None else f"{dated.basis}:{dated.relation}"


@table("figures", of="pages")
def figures(corpus: Corpus) -> Iterator[Row]:
    """One row per figure, with the bounds as stated; a claim has at most one."""
    for claim in corpus.claims.values():
        figure = claim.figure
        if figure is None:
            continue
        measure = corpus.measures.get(claim.measure or "")
        yield {
            "claim_id": claim.claim_id,
            "figure": figure.text,
            "bound": figure.bound,
            "approx": figure.approx,
            "value": figure.value,
            "low": figure.low,
            "high": figure.high,
            "magnitude": figure.magnitude,
            "reading": claim.reading,
            "unit_id": measure.unit if measure else None,
        }


@table("attributions", of="pages")
def attributions(corpus: Corpus) -> Iterator[Row]:
    """One row per actor and depth of a chain; depth 0 is the publisher. Joint voices share a depth."""
    for claim in corpus.claims.values():
        for voice in claim.chain:
            said = voice.said
            for actor in voice.actors:
                yield {
                    "claim_id": claim.claim_id,
                    "depth": voice.depth,
                    "actor_id": actor,
                    "is_origin": voice.is_origin,
                    "mode": voice.mode,
                    "tone": voice.tone,
                    "basis": voice.basis,
                    "said_edtf": said.edtf if said else None,
                    "said_start": said.extent.start if said else None,
                    "said_end": said.extent.end if said else None,
                    "said_basis": said.basis if said else None,
                    "said_rel": _relation(said),
                }


@table("participants", of="pages")
def participants(corpus: Corpus) -> Iterator[Row]:
    """One row per actor in a role of a claim: agent, target or place."""
    for claim in corpus.claims.values():
        for role, (basis, actors) in roles_of(claim, corpus).items():
            for actor in actors:
                yield {"claim_id": claim.claim_id, "role": role, "actor_id": actor, "basis": basis}


def roles_of(claim: Claim, corpus: Corpus) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return basis and actors by role. A figure without an agent or a place has that of its measure."""
    measure = corpus.measures.get(claim.measure or "") if claim.figure is not None else None
    of_measure = {} if measure is None else {"agent": measure.agent, "place": measure.place}
    roles: dict[str, tuple[str, tuple[str, ...]]] = {}
    for role, actors in (("agent", claim.agent), ("target", claim.target), ("place", claim.place)):
        default = of_measure.get(role)
        if actors:
            roles[role] = ("claim", actors)
        elif default is not None:
            roles[role] = ("measure", (default,))
    return roles


@table("claim_flags", of="pages")
def claim_flags(corpus: Corpus) -> Iterator[Row]:
    """One row per flag of a claim."""
    for claim in corpus.claims.values():
        for flag in claim.flags:
            yield {"claim_id": claim.claim_id, "flag": flag}
