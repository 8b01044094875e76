"""Two figures that cannot both hold, and nothing that says so.

## What it finds

Two claims with the same measure and reading, of overlapping time, whose figures exclude each other, and no
chain of links from the one to the other. Amounts within a time exclude each other where their times are the
same, or where the shorter time has more. `about` reaches a tenth either way. Left alone are increments and
parts, which have bases of their own; predictions beside reports; what an origin says is not so; and claims
with other participants or events. What is linked to one of two equal figures is linked to the other.

## Why it matters

What disagrees is what this dataset is for. The link tells readers whether a figure was updated, counts
something else, or is contested; without it the two merely stand in one column.

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
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from claimpack.model.diagnostic import Related
from claimpack.model.figure import reach, write_figure
from claimpack.model.rule import Rule
from claimpack.text.figure_words import stands_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Extent
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages

RULE = Rule(
    code="L05",
    name="unlinked-difference",
    message="`{figure}` here and `{other}` at `{claim}`, and no link between them",
    severity="warning",
    scope="corpus",
)


READINGS = ("cumulative", "level", "period", "single")
_FUTURE = ("future", "conditional")
_FEW = 8


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure that can be compared: its claim, the days that it covers, the numbers that it may mean."""

    claim: Claim
    days: Extent
    low: Decimal
    high: Decimal | None

    @property
    def kind(self) -> tuple[str, str, bool]:
        return self.claim.measure or "", self.claim.reading or "", self.claim.tense in _FUTURE

    @property
    def order(self) -> tuple[tuple[str, str, bool], date, date, str]:
        return self.kind, self.days.start or date.min, self.days.end or date.max, self.claim.claim_id

    def below(self, other: _Stated) -> bool:
        return self.high is not None and self.high < other.low


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Compare the figures of each measure and reading that no chain of links joins.

    While claims are refused nobody can tell what they link; a link that leads nowhere is L01's, and a
    figure that its words do not say is F01's.
    """
    if corpus.unread:
        return
    chains = _Chains(corpus)
    for _kind, group in groupby(sorted(_stated(corpus, pages), key=_order), key=lambda one: one.kind):
        for one, other in _unlinked(group, chains):
            yield _at(one.claim, other.claim)


def _stated(corpus: Corpus, pages: Pages) -> Iterator[_Stated]:
    for claim in corpus.claims.values():
        if claim.figure is None or claim.measure not in corpus.measures or claim.when is None:
            continue
        if claim.polarity == "negative" or claim.reading not in READINGS or _too_late(claim, corpus):
            continue
        numbers = reach(claim.figure)
        if numbers is None or any(link.target not in corpus.claims for link in claim.links):
            continue
        if stands_in_words(claim, pages.get(claim.source_id)):
            yield _Stated(claim, claim.when.extent, *numbers)


def _too_late(claim: Claim, corpus: Corpus) -> bool:
    """Tell whether a report ends after its article, so that its date or tense is wrong (T03)."""
    article = corpus.articles.get(claim.article_id)
    published = article.published.extent.end if article is not None and article.published else None
    end = claim.when.extent.end if claim.when is not None else None
    return claim.tense not in _FUTURE and published is not None and end is not None and end > published


def _order(one: _Stated) -> tuple[tuple[str, str, bool], date, date, str]:
    return one.order


class _Chains:
    """Claims that links join, and those figures of each chain that later ones can still overlap."""

    def __init__(self, corpus: Corpus) -> None:
        self._above: dict[str, str] = {}
        self._open: dict[str, list[_Stated]] = {}
        self._kept: dict[str, int] = {}
        for claim in corpus.claims.values():
            for link in claim.links:
                self.join(claim.claim_id, link.target)

    def head(self, claim_id: str) -> str:
        """Give the claim that stands for a chain, and shorten the way to it."""
        way = []
        while (above := self._above.setdefault(claim_id, claim_id)) != claim_id:
            way.append(claim_id)
            claim_id = above
        self._above.update(dict.fromkeys(way, claim_id))
        return claim_id

    def join(self, one: str, other: str) -> None:
        """Make one chain of two, the one with more figures standing for both."""
        less, more = sorted(
            (self.head(one), self.head(other)), key=lambda name: len(self._open.get(name, ()))
        )
        if less != more:
            self._above[less] = more
            self._open.setdefault(more, []).extend(self._open.pop(less, ()))

    def begin(self) -> None:
        """Forget the figures of another measure or reading."""
        self._open.clear()
        self._kept.clear()

    def add(self, one: _Stated) -> None:
        """Open a figure, for later ones to be compared with."""
        self._open.setdefault(self.head(one.claim.claim_id), []).append(one)

    def others(self, one: _Stated) -> Iterator[list[_Stated]]:
        """Give the figures of every other chain. Those that have ended go before they are many."""
        for name in [name for name in self._open if name != self.head(one.claim.claim_id)]:
            chain = self._open[name]
            if len(chain) < _FEW or len(chain) > 2 * self._kept.get(name, 0):
                chain[:] = [other for other in chain if other.days.overlaps(one.days)]
                self._kept[name] = len(chain)
            if chain:
                yield chain
            else:
                del self._open[name]


def _unlinked(group: Iterable[_Stated], chains: _Chains) -> Iterator[tuple[_Stated, _Stated]]:
    """Give pairs that differ, in the order of their days; two chains are taken as joined after one pair.

    Equal figures of overlapping days count as joined: what one of them is linked to, the other is.
    """
    chains.begin()
    twins: dict[tuple[Decimal, Decimal | None], _Stated] = {}
    for one in group:
        twin = twins.get((one.low, one.high))
        if twin is not None and twin.days.overlaps(one.days):
            chains.join(one.claim.claim_id, twin.claim.claim_id)
        twins[one.low, one.high] = one
        for chain in chains.others(one):
            other = next((other for other in reversed(chain) if _differ(one, other)), None)
            if other is not None:
                yield one, other
                chains.join(one.claim.claim_id, other.claim.claim_id)
        chains.add(one)


def _differ(one: _Stated, other: _Stated) -> bool:
    """Tell whether two figures exclude each other."""
    if not one.days.overlaps(other.days):
        return False
    events = {one.claim.event, other.claim.event} - {None}
    if len(events) > 1 or not _same_participants(one.claim, other.claim):
        return False
    if one.claim.reading != "period" or _same_days(one.days, other.days):
        return one.below(other) or other.below(one)
    return (one.below(other) and _covers(one.days, other.days)) or (
        other.below(one) and _covers(other.days, one.days)
    )


def _same_participants(one: Claim, other: Claim) -> bool:
    """Tell whether no role is given to different actors by the two."""
    for role in ("agent", "target", "place"):
        mine = {actor for name, actor in one.participants if name == role}
        theirs = {actor for name, actor in other.participants if name == role}
        if mine and theirs and mine != theirs:
            return False
    return True


def _same_days(one: Extent, other: Extent) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _covers(outer: Extent, inner: Extent) -> bool:
    begins = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return begins and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def _at(claim: Claim, other: Claim) -> Diagnostic:
    assert claim.figure is not None
    assert other.figure is not None
    target = other.claim_id.removeprefix(f"{claim.article_id}/")
    return RULE.at(
        claim.locus.child("figure"),
        hint=_hint(claim, other, target),
        related=(Related(locus=other.locus.child("figure"), message="the other figure"),),
        figure=write_figure(claim.figure),
        other=write_figure(other.figure),
        claim=target,
    )


def _hint(claim: Claim, other: Claim, target: str) -> str:
    """Suggest `updates` where one origin speaks of a later day, else `conflicts`."""
    end = claim.when.extent.end if claim.when is not None else None
    before = other.when.extent.end if other.when is not None else None
    later = end is not None and before is not None and end > before
    if later and set(claim.origin.actors) & set(other.origin.actors):
        return f"one origin, a later day: link it with `updates: {target}`, or say with `conflicts` why not"
    return f"link it with `conflicts: {target}` and say `why`, or with what else joins the two"
