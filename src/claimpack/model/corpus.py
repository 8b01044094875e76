"""The corpus: all resolved records of one project, in memory. Tables are made from it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.annotation import AnnotationFile
    from claimpack.model.claim import Claim
    from claimpack.model.location import Location
    from claimpack.model.registry import Actor, CueList, Event, Measure, Released, Tombstone, Unit
    from claimpack.model.source import Article, Region, Source
    from claimpack.model.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What the files say, each record typed but nothing looked up. `unread` names what was refused.

    Ids in `unread` exist in some file that could not be read whole, as `kind:id` with the kinds
    `source`, `article`, `actor`, `claim` …; `kind:*` stands for a whole file. No rule reports
    that such an id is missing: its own finding has been reported already.
    """

    sources: tuple[Source, ...] = ()
    files: tuple[AnnotationFile, ...] = ()
    actors: tuple[Actor, ...] = ()
    units: tuple[Unit, ...] = ()
    measures: tuple[Measure, ...] = ()
    events: tuple[Event, ...] = ()
    cues: tuple[CueList, ...] = ()
    released: tuple[Released, ...] = ()
    retired: tuple[Tombstone, ...] = ()
    rejected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corpus:
    """All records by id: of a whole project, or of one page with all registries.

    Sources, articles and claims stand in code-point order of their ids, entries of registries in the order
    of their files: of two that clash, the later one is reported.
    """

    sources: Mapping[str, Source]
    regions: Mapping[str, tuple[Region, ...]]
    """By source; empty for a source whose cuts are out of order."""
    articles: Mapping[str, Article]
    annotated: Mapping[str, Location]
    """Annotation files by the article that they name by their path."""
    claims: Mapping[str, Claim]
    by_article: Mapping[str, tuple[Claim, ...]]
    """The same claims, by article, in the order of its file."""
    actors: Mapping[str, Actor]
    units: Mapping[str, Unit]
    measures: Mapping[str, Measure]
    events: Mapping[str, Event]
    cues: tuple[CueList, ...]
    released: Mapping[str, Released]
    retired: Mapping[str, Tombstone]
    vocabularies: Vocabularies
    rejected: frozenset[str]
    missing: frozenset[str] = frozenset()
    """Targets of links that are claims of no page; known when all pages are."""

    @property
    def pages_here(self) -> frozenset[str]:
        """The pages whose claims are here, by the ids of their sources, known or not."""
        return frozenset((*self.sources, *(article_id.partition("/")[0] for article_id in self.annotated)))

    def is_rejected(self, kind: str, name: str) -> bool:
        """Return whether an id may exist in a file, or an entry, that was refused."""
        return f"{kind}:{name}" in self.rejected or f"{kind}:*" in self.rejected

    def claim_is_rejected(self, claim_id: str) -> bool:
        """Return whether a claim may exist in a file, or as an entry, that was refused."""
        article_id = claim_id.rpartition("/")[0]
        return f"claim:{claim_id}" in self.rejected or f"claims:{article_id}" in self.rejected
