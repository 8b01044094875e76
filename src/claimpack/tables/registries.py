"""Tables of the registries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.table import Row


@table("actors", of="registries")
def actors(corpus: Corpus) -> Iterator[Row]:
    """One row per actor."""
    for actor in corpus.actors.values():
        yield {
            "actor_id": actor.actor_id,
            "kind": actor.kind,
            "name": actor.name,
            "part_of": actor.part_of,
            "root_id": root_of(actor.actor_id, corpus),
            "wikidata": actor.wikidata,
        }


def name_of(actor_id: str, corpus: Corpus) -> str:
    """Return the name of an actor; its id where it is not registered, which R01 reports."""
    actor = corpus.actors.get(actor_id)
    return actor_id if actor is None else actor.name


def root_of(actor_id: str, corpus: Corpus) -> str:
    """Return what an actor belongs to in the end: by `part_of`, and a person by the posts.

    An actor that belongs to nothing, and a person whose posts lead to several roots, is its own root. In a
    circle, which R05 reports, the search stops.
    """
    return _root(actor_id, corpus, frozenset())


def _root(actor_id: str, corpus: Corpus, seen: frozenset[str]) -> str:
    actor = corpus.actors.get(actor_id)
    if actor is None or actor_id in seen:
        return actor_id
    wholes = [actor.part_of] if actor.part_of is not None else [post.org for post in actor.posts]
    roots = {_root(whole, corpus, seen | {actor_id}) for whole in wholes}
    return roots.pop() if len(roots) == 1 else actor_id


@table("actor_names", of="registries")
def actor_names(corpus: Corpus) -> Iterator[Row]:
    """One row per name of an actor; here those that are used in all articles."""
    for actor in corpus.actors.values():
        for name in actor.aliases:
            yield {"actor_id": actor.actor_id, "name": name, "article_id": None}


@table("posts", of="registries")
def posts(corpus: Corpus) -> Iterator[Row]:
    """One row per office of a person."""
    for actor in corpus.actors.values():
        for post in actor.posts:
            yield {
                "actor_id": actor.actor_id,
                "org_id": post.org,
                "title": post.title,
                "from_edtf": post.start or "..",
                "to_edtf": post.end,
            }


@table("units", of="registries")
def units(corpus: Corpus) -> Iterator[Row]:
    """One row per unit."""
    for unit in corpus.units.values():
        yield {
            "unit_id": unit.unit_id,
            "dimension": unit.dimension,
            "ucum": unit.ucum,
            "factor": unit.factor,
        }


@table("measures", of="registries")
def measures(corpus: Corpus) -> Iterator[Row]:
    """One row per measure."""
    for measure in corpus.measures.values():
        yield {
            "measure_id": measure.measure_id,
            "unit_id": measure.unit,
            "nature": measure.nature,
            "definition": measure.define,
            "exclusions": measure.exclusions,
            "agent_id": measure.agent,
            "place_id": measure.place,
        }


@table("events", of="registries")
def events(corpus: Corpus) -> Iterator[Row]:
    """One row per event, with the days that it covers."""
    for event in corpus.events.values():
        yield {
            "event_id": event.event_id,
            "definition": event.define,
            "when_edtf": event.when,
            "when_start": event.extent.start if event.extent else None,
            "when_end": event.extent.end if event.extent else None,
            "place_id": event.place,
        }


@table("vocab", of="registries")
def vocab(corpus: Corpus) -> Iterator[Row]:
    """One row per code of a vocabulary."""
    for vocabulary, codes in corpus.vocabularies.items():
        for code, label, definition in codes:
            yield {"vocabulary": vocabulary, "code": code, "label": label, "definition": definition}


@table("retired", of="registries")
def retired(corpus: Corpus) -> Iterator[Row]:
    """One row per claim that was released and then removed."""
    for stone in corpus.retired.values():
        yield {
            "claim_id": stone.claim_id,
            "since_version": stone.since,
            "reason": stone.reason,
            "replaced_by": stone.replaced_by,
        }
