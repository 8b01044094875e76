"""The days between which a claim must lie, for each tense and each thing that may be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimpack.model.claim import Claim
from claimpack.model.dated import Dated
from claimpack.model.source import Article
from claimpack.pipeline import check_project
from claimpack.tables.time_bounds import time_bounds
from claimpack.text.dates import read_dated
from tests.conftest import HARBOUR

CORPUS = check_project(HARBOUR).corpus
ARTICLE = CORPUS.articles["harbour-talks/main"]  # of 2021-03-12
FIRST, LAST = (date.min, "unbounded"), (date.max, "unbounded")


def claim(
    tense: str, *, when: str | None = None, said: str | None = None, own_voice: bool = False
) -> Claim:
    one = CORPUS.claims[
        "harbour-talks/main/ships-unsaid" if own_voice else "harbour-talks/main/grain-union"
    ]
    chain = (*one.chain[:-1], replace(one.chain[-1], said=dated(said)))
    return replace(one, tense=tense, when=dated(when), chain=chain)


def stance(*, said: str | None = None, own_voice: bool = False) -> Claim:
    return replace(claim("present", said=said, own_voice=own_voice), kind="stance")


def dated(written: str | None) -> Dated | None:
    return None if written is None else read_dated(written)


def day(text: str, basis: str) -> tuple[date, str]:
    return date.fromisoformat(text), basis


PUBLISHED, SAID = day("2021-03-12", "published"), day("2021-03-05", "said")


@pytest.mark.parametrize(
    ("one", "earliest", "latest"),
    [
        (claim("past"), FIRST, PUBLISHED),
        (claim("past", said="2021-03-05"), FIRST, SAID),
        (claim("present"), FIRST, PUBLISHED),  # the speech may be older than the article
        (claim("present", said="2021-03-05"), FIRST, SAID),  # a state began before
        (stance(own_voice=True), PUBLISHED, PUBLISHED),
        (stance(said="2021-03-05"), SAID, SAID),
        (stance(), FIRST, PUBLISHED),
        (claim("future"), PUBLISHED, LAST),
        (claim("future", said="2021-03-05"), SAID, LAST),
        (claim("conditional", said="2021-03-05"), FIRST, LAST),
        (claim("past", when="2021-02"), day("2021-02-01", "when"), day("2021-02-28", "when")),
        (claim("past", when="../2021-02"), FIRST, day("2021-02-28", "when")),
        (claim("past", when="2021-02-07/.."), day("2021-02-07", "when"), PUBLISHED),
        (claim("future", when="../2021-12"), PUBLISHED, day("2021-12-31", "when")),
        (claim("future", when="../2020-12"), FIRST, day("2020-12-31", "when")),  # T04 reports it
        (claim("past", when="2022-01-01/.."), day("2022-01-01", "when"), LAST),
    ],
)
def test_bounds(one: Claim, earliest: tuple[date, str], latest: tuple[date, str]) -> None:
    assert time_bounds(one, ARTICLE) == (earliest, latest)


def test_an_article_without_a_date_bounds_nothing() -> None:
    undated: Article = replace(ARTICLE, published=None)
    assert time_bounds(claim("past"), undated) == (FIRST, LAST)
    assert time_bounds(claim("future"), undated) == (FIRST, LAST)


def test_the_bounds_of_every_claim_are_in_order() -> None:
    for one in CORPUS.claims.values():
        earliest, latest = time_bounds(one, CORPUS.articles[one.article_id])
        assert earliest.day <= latest.day, one.claim_id
