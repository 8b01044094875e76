"""Claims of the real dataset with one slip in them, and the rules that notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from claimpack import plugins
from claimpack.model.anchor import Anchor
from claimpack.model.claim import Claim
from claimpack.model.corpus import Corpus
from claimpack.model.source import Article
from claimpack.pipeline import Checked, check_project
from tests.conftest import ROOT


@lru_cache(maxsize=2)
def real(*texts: Path) -> Checked:
    """The real dataset as it stands, with texts or without."""
    return check_project(ROOT, texts=texts)


def caught(subject: Claim | Article, checked: Checked, codes: Iterable[str]) -> frozenset[str]:
    """Run some rules on one claim, or on one article and its claims, in place of the original."""
    wanted = set(codes)
    corpus = _alone(subject, checked.corpus)
    found = set()
    for loaded in plugins.rules():
        if loaded.rule.code in wanted and loaded.check is not None:
            on = (corpus,) if loaded.rule.scope == "page" else tuple(corpus.claims.values())
            found |= {one.code for record in on for one in loaded.check(record, corpus, checked.pages)}
    return frozenset(found)


def _alone(subject: Claim | Article, corpus: Corpus) -> Corpus:
    if isinstance(subject, Claim):
        return replace(corpus, claims={subject.claim_id: subject})
    mine = {claim.claim_id: claim for claim in corpus.by_article.get(subject.article_id, ())}
    return replace(corpus, claims=mine, articles={subject.article_id: subject})


def silenced(anchors: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """The same anchors without their words."""
    return tuple(replace(anchor, words=None) for anchor in anchors)


def swaps(number: str) -> Iterator[str]:
    """Exchange each two neighbouring digits that differ."""
    for place in range(len(number) - 1):
        first, second = number[place], number[place + 1]
        if first.isdigit() and second.isdigit() and first != second:
            yield number[:place] + second + first + number[place + 2 :]
