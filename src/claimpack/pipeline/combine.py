"""All pages together: what their parts hold, and what the rules about the whole find in it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimpack import plugins
from claimpack.check.counts import NOTHING, total
from claimpack.check.runner import run_whole
from claimpack.model.error import ClaimpackError
from claimpack.model.linked_claim import LinkPair
from claimpack.model.pages import Pages
from claimpack.pipeline.page import claims_in, end_of, head_of
from claimpack.pipeline.stock import CHANGED
from claimpack.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.finding import Finding
    from claimpack.model.report import VerificationCounts
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.pages import Parts

# Pages whose claims are at hand while links between pages are followed; neighbours come one after another.
_AT_HAND = 64


class Combined(NamedTuple):
    """What is known of a project when all its pages have been read."""

    findings: tuple[Finding, ...]
    """Those of the pages are located, those about the whole are not."""
    tally: VerificationCounts
    commented: list[str]


class Facts:
    """What one rule collected from all pages, in their order; unpacked page by page, each time anew."""

    def __init__(self) -> None:
        """Begin with none."""
        self._packed: list[str] = []

    def add(self, packed: str) -> None:
        """Add what a page gave."""
        self._packed.append(packed)

    def __iter__(self) -> Iterator[list[object]]:
        """Give fact by fact."""
        for packed in self._packed:
            yield from json.loads(packed)


def combine_pages(parts: Parts, base: PageContext) -> Combined:
    """Put the parts together. They are by the ids of their sources, in order."""
    found: list[Finding] = []
    counts_by_page: list[VerificationCounts] = [NOTHING]
    rejected: set[str] = set(base.ground.corpus.rejected)
    facts: dict[str, Facts] = {}
    leaving: list[list[str]] = []
    commented: list[str] = []
    for source_id in parts:
        head = head_of(parts.text("head", source_id))
        found += head.findings
        counts_by_page.append(head.tally)
        rejected.update(head.rejected)
        for code, collected in head.facts.items():
            facts.setdefault(code, Facts()).add(collected)
        leaving += head.leaving
        commented += head.commented
    joined = list(_joined(leaving, parts))
    missing = frozenset(one.link.target for one in joined if one.other is None)
    corpus = replace(base.ground.corpus, rejected=frozenset(rejected), missing=missing)
    found += run_whole(plugins.rules(), facts, joined, corpus, Pages(by_source={}))
    return Combined(tuple(found), total(counts_by_page), commented)


def _joined(leaving: Iterable[list[str]], parts: Parts) -> Iterator[LinkPair]:
    """Bring the ends of links between pages together."""

    @lru_cache(maxsize=_AT_HAND)
    def ends(source_id: str) -> str:
        return parts.text("ends", source_id) if source_id in parts else "[]"

    for claim_id, target in leaving:
        here, there = claim_id.partition("/")[0], target.partition("/")[0]
        claim = end_of(ends(here), claim_id)
        if claim is None:  # its part has been lost and made again, of another text
            raise ClaimpackError(CHANGED)
        other = end_of(ends(there), target)
        near: tuple[str, ...] = ()
        if other is None:
            meant = there if there in parts else nearest(there, parts)
            near = (*claims_in(ends(here)), *(claims_in(ends(meant)) if meant is not None else ()))
        for link in claim.links:
            if link.target == target:
                yield LinkPair(link, claim, other, near)
