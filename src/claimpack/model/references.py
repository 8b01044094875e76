"""Finds the ids by which records refer to each other, as `claimpack.model.id_fields` declares them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimpack.model.dated import Dated
from claimpack.model.id_fields import KEYS, VALUES, references_declared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from claimpack.model.corpus import Corpus
    from claimpack.model.id_fields import IdField
    from claimpack.model.location import Location

    Readers = Mapping[tuple[str, str], Callable[[Corpus], Iterable[Any]]]


class Reference(NamedTuple):
    """One use of an id. `kind` is `actor`, `unit`, `measure`, `event`, `article` or `claim`."""

    kind: str
    name: str
    record: Location
    entry: tuple[str | int, ...] = ()
    """The path from the record to the id. There are many references, and few are ever located."""

    @property
    def location(self) -> Location:
        """Where the id is written."""
        return self.record.child(*self.entry) if self.entry else self.record


def references(corpus: Corpus) -> Iterator[Reference]:
    """Yield every reference, except those that have rules of their own."""
    yield from in_registries(corpus)
    yield from in_pages(corpus)


@lru_cache(maxsize=1)  # several rules read the same page
def used(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Return kind and name of every id to which the pages of a corpus refer, sorted."""
    return tuple(sorted({(reference.kind, reference.name) for reference in in_pages(corpus)}))


@lru_cache(maxsize=1)
def in_pages(corpus: Corpus) -> tuple[Reference, ...]:
    """Return the references of articles and claims."""
    return tuple(_references(corpus, ("annotations", "source")))


def in_registries(corpus: Corpus) -> Iterator[Reference]:
    """Yield the references of actors, measures, events and tombstones."""
    return _references(corpus, ("actors", "measures", "events", "retired"))


def _references(corpus: Corpus, file_kinds: Iterable[str]) -> Iterator[Reference]:
    for file_kind in file_kinds:
        readers, by_record = _declared(file_kind)
        for reader in readers:
            yield from reader(corpus)
        for records, fields in by_record:
            for record in records(corpus):
                yield from _of_record(record, fields)


@cache
def _declared(file_kind: str) -> tuple[list[Any], list[tuple[Any, list[tuple[str, str, IdField]]]]]:
    """Return the readers of a kind of file; and for each kind of record its fields (key, attribute, field).

    Raises KeyError for a reference that is declared in a place without records.
    """
    readers: list[Any] = []
    by_record: dict[str, list[tuple[str, str, IdField]]] = {}
    for kind, pointer, field in references_declared():
        if kind == file_kind and (kind, pointer) in _READERS:
            readers.append(_READERS[kind, pointer])
        elif kind == file_kind:
            record, _, key = pointer.rpartition("/")
            by_record.setdefault(record, []).append((key, field.attribute or key, field))
    return readers, [(_RECORDS[file_kind, record], fields) for record, fields in by_record.items()]


def _of_record(record: Any, fields: Iterable[tuple[str, str, IdField]]) -> Iterator[Reference]:
    for key, attribute, field in fields:
        value = getattr(record, attribute)
        if isinstance(value, str):
            yield Reference(field.kind, value, record.location, (key,))
        elif isinstance(value, tuple):
            for index, name in enumerate(value):
                yield Reference(field.kind, name, record.location, (key, index))
        elif isinstance(value, Dated) and value.basis == field.kind and value.relation is not None:
            yield Reference(field.kind, value.relation, record.location, (key,))


def _voices(corpus: Corpus) -> Iterator[Any]:
    """Yield the voices that are written at their claim, without the publisher."""
    for claim in corpus.claims.values():
        for voice in claim.chain[1:]:
            if not voice.inherited:
                yield voice


def _annotated_articles(corpus: Corpus) -> Iterator[Reference]:
    kind = VALUES["annotations"]["article"].kind
    for article_id, location in corpus.annotated.items():
        yield Reference(kind, article_id, location, ("article",))


def _local_names(corpus: Corpus) -> Iterator[Reference]:
    kind = KEYS["annotations"]["local_names/*"].kind
    for article in corpus.articles.values():
        for actor, _ in article.local_names:
            if article.annotations is not None:
                yield Reference(kind, actor, article.annotations.child("local_names", actor).at_key())


def _posts(corpus: Corpus) -> Iterator[Reference]:
    kind = VALUES["actors"]["*/posts/*"].kind
    for actor in corpus.actors.values():
        for post in actor.posts:
            yield Reference(kind, post.org, post.location)


_RECORDS: Readers = {
    ("annotations", "claims/*"): lambda corpus: corpus.claims.values(),
    ("annotations", "claims/*/via/*"): _voices,
    ("source", "articles/*"): lambda corpus: corpus.articles.values(),
    ("actors", "*"): lambda corpus: corpus.actors.values(),
    ("measures", "*"): lambda corpus: corpus.measures.values(),
    ("events", "*"): lambda corpus: corpus.events.values(),
    ("retired", "*"): lambda corpus: corpus.retired.values(),
}
"""The records whose attributes have the values of keys, by kind of file and pointer."""

_READERS: Readers = {
    ("annotations", "article"): _annotated_articles,
    ("annotations", "local_names/*"): _local_names,
    ("actors", "*/posts/*"): _posts,
}
"""Readers of references that are no attribute of a record."""
