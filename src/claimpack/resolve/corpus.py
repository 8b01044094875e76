"""Records to a corpus: names to things. The one entrance to this stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from claimpack.model.corpus import Corpus
from claimpack.resolve.articles import article_of, regions_of
from claimpack.resolve.chains import ChainDefaults, chain_defaults
from claimpack.resolve.claims import claims_of
from claimpack.resolve.dates import extent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Records
    from claimpack.model.finding import Finding
    from claimpack.model.registry import Actor, Event
    from claimpack.model.source import Article, Source
    from claimpack.model.vocabulary import Vocabularies


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ResolvedRegistries:
    """What every page stands on: the registries as a corpus without pages, and their defaults."""

    corpus: Corpus
    defaults: ChainDefaults


def resolve(records: Records, vocabularies: Vocabularies) -> tuple[Corpus, tuple[Finding, ...]]:
    """Look everything up. What leads nowhere stays an id; the rules of the check stage report it."""
    registries, in_registries = resolve_registries(records, vocabularies)
    corpus, in_pages = resolve_pages(records, registries)
    return corpus, (*in_registries, *in_pages)


def resolve_registries(
    records: Records, vocabularies: Vocabularies
) -> tuple[ResolvedRegistries, tuple[Finding, ...]]:
    """Index the registries by id, and read their dates."""
    found: list[Finding] = []
    _check_posts(records.actors, found)
    corpus = Corpus(
        sources={},
        regions={},
        articles={},
        annotated={},
        claims={},
        by_article={},
        actors={actor.actor_id: actor for actor in records.actors},
        units={unit.unit_id: unit for unit in records.units},
        measures={measure.measure_id: measure for measure in records.measures},
        events={event.event_id: _timed(event, found) for event in records.events},
        cues=records.cues,
        released={one.claim_id: one for one in _by_id(records.released, "claim_id")},
        retired={stone.claim_id: stone for stone in _by_id(records.retired, "claim_id")},
        vocabularies=vocabularies,
        rejected=records.rejected,
    )
    return ResolvedRegistries(corpus=corpus, defaults=chain_defaults(records.cues, records.actors)), tuple(
        found
    )


def resolve_pages(records: Records, registries: ResolvedRegistries) -> tuple[Corpus, tuple[Finding, ...]]:
    """Add the sources and annotations of some pages to the registries."""
    found: list[Finding] = []
    sources = {source.source_id: source for source in _by_id(records.sources, "source_id")}
    regions = {source_id: regions_of(source) for source_id, source in sources.items()}
    articles = _articles(records, sources, regions, found)
    claims = dict(sorted(_claims(records, registries.defaults, articles, found).items()))
    corpus = replace(
        registries.corpus,
        sources=sources,
        regions=regions,
        articles=articles,
        annotated={file.article_id: file.location for file in records.files},
        claims=claims,
        by_article=_by_article(records, claims),
        rejected=registries.corpus.rejected | records.rejected,
    )
    return corpus, tuple(found)


def _by_id(records: tuple[Record, ...], key: str) -> list[Record]:
    return sorted(records, key=lambda record: str(getattr(record, key)))


def _articles(
    records: Records,
    sources: Mapping[str, Source],
    regions: Mapping[str, tuple[object, ...]],
    found: list[Finding],
) -> dict[str, Article]:
    files = {file.article_id: file for file in records.files}
    articles = {}
    for source_id, source in sources.items():
        for record in sorted(source.articles, key=lambda one: one.slug):
            file = files.get(f"{source_id}/{record.slug}")
            article = article_of(source, record, regions[source_id], file, found)  # type: ignore[arg-type]
            articles[article.article_id] = article
    return articles


def _claims(
    records: Records, defaults: ChainDefaults, articles: Mapping[str, Article], found: list[Finding]
) -> dict[str, Claim]:
    claims = {}
    for file in records.files:
        article = articles.get(file.article_id)
        publisher = (
            (article.publisher_id, article.location.child("publisher"))
            if article is not None
            else ("", file.location.child("article"))
        )
        for claim in claims_of(file, publisher, defaults, found):
            claims[claim.claim_id] = claim
    return claims


def _by_article(records: Records, claims: Mapping[str, Claim]) -> dict[str, tuple[Claim, ...]]:
    return {
        file.article_id: tuple(claims[f"{file.article_id}/{one.slug}"] for one in file.annotations)
        for file in sorted(records.files, key=lambda file: file.article_id)
        if file.annotations
    }


def _timed(event: Event, found: list[Finding]) -> Event:
    return replace(event, extent=extent(event.when, event.location.child("when"), found))


def _check_posts(actors: tuple[Actor, ...], found: list[Finding]) -> None:
    for actor in actors:
        for post in actor.posts:
            extent(post.start, post.location, found)
            extent(post.end, post.location, found)
