"""Every place in a corpus where a record names another one by its id."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Dated
    from claimpack.model.location import Location


class Reference(NamedTuple):
    """One use of an id. `kind` is `actor`, `unit`, `measure`, `event`, `article` or `claim`."""

    kind: str
    name: str
    record: Location
    entry: tuple[str | int, ...] = ()
    """The way from the record to the id; there are many references, and few are ever pointed at."""

    @property
    def location(self) -> Location:
        """Where the id is written."""
        return self.record.child(*self.entry) if self.entry else self.record


def references(corpus: Corpus) -> Iterator[Reference]:
    """Give every reference but the links between claims, record by record."""
    yield from in_registries(corpus)
    yield from in_pages(corpus)


@lru_cache(maxsize=1)  # several rules ask the same of one page
def used(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Give kind and name of whatever the pages of a corpus refer to, in order."""
    return tuple(sorted({(reference.kind, reference.name) for reference in in_pages(corpus)}))


@lru_cache(maxsize=1)
def in_pages(corpus: Corpus) -> tuple[Reference, ...]:
    """Give the references of articles and claims."""
    return tuple(_in_pages(corpus))


def _in_pages(corpus: Corpus) -> Iterator[Reference]:
    for article_id, location in corpus.annotated.items():
        yield Reference("article", article_id, location, ("article",))
    for article in corpus.articles.values():
        yield Reference("actor", article.publisher_id, article.location, ("publisher",))
        if article.published is not None:
            yield from _from_date(article.published, article.location, "published")
        yield from _maybe("article", article.same_text_as, article.location, "same_text_as")
        for actor, _ in article.local_names:
            if article.annotations is not None:
                at = article.annotations.child("local_names", actor).at_key()
                yield Reference("actor", actor, at)
    for claim in corpus.claims.values():
        yield from _from_claim(claim)


def in_registries(corpus: Corpus) -> Iterator[Reference]:
    """Give the references of actors, measures, events and tombstones."""
    for actor in corpus.actors.values():
        yield from _maybe("actor", actor.part_of, actor.location, "part_of")
        for post in actor.posts:
            yield Reference("actor", post.org, post.location)
    for measure in corpus.measures.values():
        yield Reference("unit", measure.unit, measure.location, ("counts",))
        yield from _maybe("actor", measure.agent, measure.location, "agent")
        yield from _maybe("actor", measure.place, measure.location, "place")
    for event in corpus.events.values():
        yield from _maybe("actor", event.place, event.location, "place")
    for stone in corpus.retired.values():
        yield from _maybe("claim", stone.replaced_by, stone.location, "replaced_by")


def _maybe(kind: str, name: str | None, record: Location, key: str) -> Iterator[Reference]:
    if name is not None:
        yield Reference(kind, name, record, (key,))


def _from_claim(claim: Claim) -> Iterator[Reference]:
    if claim.measure is not None:
        yield Reference("measure", claim.measure, claim.location, ("measure",))
    if claim.event is not None:
        yield Reference("event", claim.event, claim.location, ("event",))
    if claim.when is not None:
        yield from _from_date(claim.when, claim.location, "when")
    position: dict[str, int] = {}
    for role, actor in claim.participants:
        index = position[role] = position.get(role, -1) + 1
        yield Reference("actor", actor, claim.location, (role, index))
    for voice in claim.chain[1:]:
        if voice.inherited:
            continue
        for index, actor in enumerate(voice.actors):
            yield Reference("actor", actor, voice.location, ("by", index))
        if voice.said is not None:
            yield from _from_date(voice.said, voice.location, "said")


def _from_date(dated: Dated, record: Location, key: str) -> Iterator[Reference]:
    if dated.basis == "event" and dated.relation is not None:
        yield Reference("event", dated.relation, record, (key,))
