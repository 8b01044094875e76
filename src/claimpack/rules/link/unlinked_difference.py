"""Two figures that exclude each other, without a link.

## What it finds

Two claims with the same measure and reading, of overlapping time, whose figures exclude each other, and no
chain of links from the one to the other. Amounts within a time exclude each other where their times are the
same, or where the shorter time has more. `about` reaches a tenth either way. Not reported are increments
and parts, which have bases of their own; predictions beside reports; negated claims; and claims with other
participants or events. A link to one of two equal figures counts for both.

## Why it matters

The link tells readers whether a figure was updated, counts something else, or is contested. Without it
the two are only rows of one column.

## Example

    grain-shipped:
      figure: 300
    grain-union:
      figure: more than 2000

## Write instead

    grain-union:
      figure: more than 2000
      links:
        - conflicts: grain-shipped
          why: origin
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from claimpack.model.figure import numeric_bounds, write_figure
from claimpack.rules.api import (
    Claim,
    Corpus,
    Finding,
    Iterable,
    Iterator,
    Location,
    Mapping,
    Pages,
    Related,
    Rule,
    Sequence,
)
from claimpack.text.figure_words import stands_in_words

RULE = Rule(
    code="L05",
    name="unlinked-difference",
    message="`{figure}` and `{other}` of `{claim}` exclude each other and are not linked",
    severity="warning",
    scope="corpus",
)


READINGS = ("cumulative", "level", "period", "single")
_FUTURE = ("future", "conditional")
_FEW = 8
# Sort before and after every day (ISO 8601), in place of an open start or end.
_FIRST_DAY, _LAST_DAY = "", "~"


class CollectedClaim(NamedTuple):
    """A claim that is linked, or that states a figure which can be compared (`low` is not None)."""

    claim_id: str
    targets: Sequence[str]
    low: str | None = None
    high: str | None = None
    start: str | None = None
    end: str | None = None
    kind: Sequence[object] = ()
    """Measure, reading, and whether it is about the future."""
    event: str | None = None
    roles: Sequence[Sequence[str]] = ()
    figure: str = ""
    origin: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _ComparedFigure:
    """A figure that can be compared: its claim, the days that it covers, the numbers that it may mean."""

    claim: CollectedClaim
    start: str
    end: str
    low: Decimal
    high: Decimal | None
    actors: Mapping[str, frozenset[str]]
    """By role; only roles that are taken."""

    @property
    def order(self) -> tuple[Sequence[object], str, str, str]:
        return self.claim.kind, self.start, self.end, self.claim.claim_id

    def overlaps(self, other: _ComparedFigure) -> bool:
        return self.start <= other.end and other.start <= self.end

    def covers(self, other: _ComparedFigure) -> bool:
        return self.start <= other.start and other.end <= self.end

    def below(self, other: _ComparedFigure) -> bool:
        return self.high is not None and self.high < other.low


def collect(corpus: Corpus, pages: Pages) -> Iterator[CollectedClaim]:
    """Yield the claims of a page that are linked or state a figure.

    A figure that its words do not state is reported by F01.
    """
    for claim in corpus.claims.values():
        targets = [link.target for link in claim.links]
        stated = _comparable(claim, targets, corpus, pages)
        if stated is not None:
            yield stated
        elif targets:
            yield CollectedClaim(claim.claim_id, targets)


def check(found: Iterable[Sequence[object]], corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the figures of each measure and reading that no chain of links joins.

    If claims are rejected, their links are unknown. L01 reports a link without a target.
    """
    if corpus.rejected:
        return
    claims = [CollectedClaim(*one) for one in found]  # type: ignore[arg-type]
    chains = _Chains(claims)
    stated = (_read(one) for one in claims if one.low and corpus.missing.isdisjoint(one.targets))
    for _kind, group in groupby(sorted(stated, key=attrgetter("order")), key=lambda one: one.claim.kind):
        for one, other in _unlinked(group, chains):
            yield _at(one.claim, other.claim)


def _comparable(claim: Claim, targets: list[str], corpus: Corpus, pages: Pages) -> CollectedClaim | None:
    if claim.figure is None or claim.measure not in corpus.measures or claim.when is None:
        return None
    if claim.polarity == "negative" or claim.reading not in READINGS or _ends_after_article(claim, corpus):
        return None
    here = corpus.pages_here
    if any(one.partition("/")[0] in here and one not in corpus.claims for one in targets):
        return None
    numbers = numeric_bounds(claim.figure)
    if numbers is None or not stands_in_words(claim, pages.get(claim.source_id)):
        return None
    low, high = (None if number is None else str(number) for number in numbers)
    days = (claim.when.extent.start, claim.when.extent.end)
    start, end = (None if day is None else day.isoformat() for day in days)
    return CollectedClaim(
        claim_id=claim.claim_id,
        targets=targets,
        low=low,
        high=high,
        start=start,
        end=end,
        kind=(claim.measure, claim.reading, claim.tense in _FUTURE),
        event=claim.event,
        roles=claim.participants,
        figure=write_figure(claim.figure),
        origin=claim.origin.actors,
    )


def _read(one: CollectedClaim) -> _ComparedFigure:
    high = None if one.high is None else Decimal(one.high)
    actors: dict[str, frozenset[str]] = {}
    for role, actor in one.roles:
        actors[role] = actors.get(role, frozenset()) | {actor}
    return _ComparedFigure(
        one, one.start or _FIRST_DAY, one.end or _LAST_DAY, Decimal(one.low or 0), high, actors
    )


def _ends_after_article(claim: Claim, corpus: Corpus) -> bool:
    """Return whether a report ends after its article, so that its date or tense is wrong (T03)."""
    article = corpus.articles.get(claim.article_id)
    published = article.published.extent.end if article is not None and article.published else None
    end = claim.when.extent.end if claim.when is not None else None
    return claim.tense not in _FUTURE and published is not None and end is not None and end > published


class _Chains:
    """Chains of linked claims (union-find), and the figures of each that later ones can still overlap."""

    def __init__(self, claims: Iterable[CollectedClaim]) -> None:
        self._parents: dict[str, str] = {}
        self._open: dict[str, list[_ComparedFigure]] = {}
        self._sizes: dict[str, int] = {}
        for claim in claims:
            for target in claim.targets:
                self.join(claim.claim_id, target)

    def root(self, claim_id: str) -> str:
        """Return the claim that identifies a chain, and shorten the path to it."""
        path = []
        while (parent := self._parents.setdefault(claim_id, claim_id)) != claim_id:
            path.append(claim_id)
            claim_id = parent
        self._parents.update(dict.fromkeys(path, claim_id))
        return claim_id

    def join(self, one: str, other: str) -> None:
        """Merge two chains under the root of the one with more figures."""
        less, more = sorted(
            (self.root(one), self.root(other)), key=lambda name: len(self._open.get(name, ()))
        )
        if less != more:
            self._parents[less] = more
            self._open.setdefault(more, []).extend(self._open.pop(less, ()))

    def clear(self) -> None:
        """Forget the figures of another measure or reading."""
        self._open.clear()
        self._sizes.clear()

    def add(self, one: _ComparedFigure) -> None:
        """Add a figure that later ones are compared with."""
        self._open.setdefault(self.root(one.claim.claim_id), []).append(one)

    def others(self, one: _ComparedFigure) -> Iterator[list[_ComparedFigure]]:
        """Yield the figures of every other chain. Drop figures that have ended from long chains."""
        for name in [name for name in self._open if name != self.root(one.claim.claim_id)]:
            chain = self._open[name]
            if len(chain) < _FEW or len(chain) > 2 * self._sizes.get(name, 0):
                chain[:] = [other for other in chain if other.overlaps(one)]
                self._sizes[name] = len(chain)
            if chain:
                yield chain
            else:
                del self._open[name]


def _unlinked(
    group: Iterable[_ComparedFigure], chains: _Chains
) -> Iterator[tuple[_ComparedFigure, _ComparedFigure]]:
    """Yield pairs that differ, in the order of their days; two chains count as linked after one pair.

    Equal figures of overlapping days count as linked to each other.
    """
    chains.clear()
    equals: dict[tuple[Decimal, Decimal | None], _ComparedFigure] = {}
    for one in group:
        equal = equals.get((one.low, one.high))
        if equal is not None and equal.overlaps(one):
            chains.join(one.claim.claim_id, equal.claim.claim_id)
        equals[one.low, one.high] = one
        for chain in chains.others(one):
            other = next((other for other in reversed(chain) if _differ(one, other)), None)
            if other is not None:
                yield one, other
                chains.join(one.claim.claim_id, other.claim.claim_id)
        chains.add(one)


def _differ(one: _ComparedFigure, other: _ComparedFigure) -> bool:
    """Return whether two figures exclude each other."""
    if not one.overlaps(other):
        return False
    events = {one.claim.event, other.claim.event} - {None}
    if len(events) > 1 or not _same_participants(one, other):
        return False
    if one.claim.kind[1] != "period" or (one.start, one.end) == (other.start, other.end):
        return one.below(other) or other.below(one)
    return (one.below(other) and one.covers(other)) or (other.below(one) and other.covers(one))


def _same_participants(one: _ComparedFigure, other: _ComparedFigure) -> bool:
    """Return whether every role that both have has the same actors."""
    return all(other.actors.get(role, actors) == actors for role, actors in one.actors.items())


def _at(claim: CollectedClaim, other: CollectedClaim) -> Finding:
    article_id = claim.claim_id.rpartition("/")[0]
    target = other.claim_id.removeprefix(f"{article_id}/")
    return RULE.at(
        _figure(claim),
        hint=_hint(claim, other, target),
        related=(Related(location=_figure(other), message="the other figure"),),
        figure=claim.figure,
        other=other.figure,
        claim=target,
    )


def _figure(claim: CollectedClaim) -> Location:
    article_id, _slash, slug = claim.claim_id.rpartition("/")
    return Location(f"annotations/{article_id}.yaml").child("claims", slug, "figure")


def _hint(claim: CollectedClaim, other: CollectedClaim, target: str) -> str:
    """Suggest `updates` if one origin speaks of a later day, else `conflicts`."""
    later = claim.end is not None and other.end is not None and claim.end > other.end
    if later and set(claim.origin) & set(other.origin):
        return f"same origin, later day: link it with `updates: {target}`, or with `conflicts` and a `why`"
    return f"link it with `conflicts: {target}` and a `why`, or with another relation"
