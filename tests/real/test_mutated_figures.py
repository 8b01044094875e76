"""Every figure of the real dataset with every slip of an annotator: some rule notices each of them.

The figures stand with their words, checked with the texts and against the masks; once more without their
words, as silent anchors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from claimpack.model.claim import Claim
from claimpack.model.figure import Figure
from claimpack.pipeline import Checked
from tests.real.mutants import caught, real, silenced, swaps

RULES = [f"F{n:02}" for n in range(1, 11)]
LIMITS = ("more_than", "at_least", "less_than", "at_most")
CLAIMS = [claim for claim in real().corpus.claims.values() if claim.figure is not None]

# What no rule on figures can notice: no noun of a registered unit stands beside these numbers, so each is
# right under every measure whose nature allows its reading.
WITHOUT_NOUN = {
    "containers-warning/also/party-anniversary": "an ordinal of an anniversary: its noun is the year's, unsaid",
    "putin-article4/also/trump-kim-meetings": "so many times, of what stands before",
    "vostochny-summit/main/dprk-munitions": "tens of millions, of what follows behind the anchor",
}

# A mask shades nouns and hedges: a silent anchor shows the number alone, and a dual is its noun.
SHADED = ("hedge", "unit")
NO_NUMBER_IN_A_MASK = {"vostochny-summit/main/north-two-missiles": "a dual"}


def numbers(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """Another number, or another end of a range."""
    for name in ("value", "low", "high"):
        number = getattr(figure, name)
        if number is None:
            continue
        others = {"times ten": number * 10, "plus one": number + 1, "minus one": number - 1}
        others |= {f"digits swapped to {other}": Decimal(other) for other in swaps(f"{number:f}")}
        for slip, other in others.items():
            yield f"{name} {slip}", replace(figure, **{name: other})
    if figure.bound == "between":
        yield "ends exchanged", replace(figure, low=figure.high, high=figure.low)
    if figure.magnitude is not None:
        for step in (-1, 1):
            yield f"order {step:+}", replace(figure, magnitude=figure.magnitude + step)
        number = Decimal(10) ** figure.magnitude
        yield "number for an order", Figure(bound="point", value=number)
        yield "several for an order", Figure(bound="vague")
    if figure.bound == "vague":
        yield "number for several", Figure(bound="point", value=Decimal(3))
        yield "order for several", Figure(bound="order", magnitude=1)


def hedges(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """A hedge dropped, added, or taken for another."""
    if figure.bound in ("order", "vague"):
        return  # the notation has none
    yield "hedge about", replace(figure, approx=not figure.approx)
    if figure.bound == "between":
        return
    (number,) = figure.numbers
    if figure.bound != "point":
        yield "hedge dropped", Figure(bound="point", approx=figure.approx, value=number)
    for limit in LIMITS:
        if limit != figure.bound:
            end = "low" if limit in LIMITS[:2] else "high"
            yield f"hedge {limit}", Figure(bound=limit, approx=figure.approx, **{end: number})  # type: ignore[arg-type]


def units(claim: Claim, checked: Checked) -> Iterator[tuple[str, Claim]]:
    """A measure that counts another unit."""
    measures = checked.corpus.measures
    mine = measures[claim.measure or ""]
    for other in measures.values():
        if other.unit != mine.unit:
            yield f"unit of {other.measure_id}", replace(claim, measure=other.measure_id)


def slips(claim: Claim, checked: Checked) -> Iterator[tuple[str, Claim]]:
    assert claim.figure is not None
    for slip, figure in (*numbers(claim.figure), *hedges(claim.figure)):
        yield slip, replace(claim, figure=figure)
    yield from units(claim, checked)


def missed(claim: Claim, checked: Checked) -> list[str]:
    return [slip for slip, broken in slips(claim, checked) if not caught(broken, checked, RULES)]


def silent(claim: Claim) -> Claim:
    return replace(claim, anchors=silenced(claim.anchors))


def noticeable(escaped: list[str], claim: Claim) -> list[str]:
    return [slip for slip in escaped if not (slip.startswith("unit") and claim.claim_id in WITHOUT_NOUN)]


EACH = pytest.mark.parametrize("claim", CLAIMS, ids=[claim.claim_id for claim in CLAIMS])


@pytest.fixture(scope="module")
def with_texts(real_texts: Path) -> Checked:
    return real(real_texts)


def test_there_are_figures_and_slips_enough() -> None:
    assert len(CLAIMS) >= 20
    assert sum(1 for claim in CLAIMS for _ in slips(claim, real())) >= 400


@EACH
def test_no_finding_without_a_slip(claim: Claim) -> None:
    for one in (claim, silent(claim)):
        assert not caught(one, real(), RULES)


@EACH
def test_no_finding_without_a_slip_in_the_text(claim: Claim, with_texts: Checked) -> None:
    for one in (claim, silent(claim)):
        assert not caught(one, with_texts, RULES)


@EACH
def test_every_slip_is_noticed_by_its_words(claim: Claim) -> None:
    assert noticeable(missed(claim, real()), claim) == []


@EACH
def test_every_slip_is_noticed_in_the_text(claim: Claim, with_texts: Checked) -> None:
    assert noticeable(missed(claim, with_texts), claim) == []


@EACH
def test_every_slip_at_a_silent_anchor_is_noticed_in_the_text(claim: Claim, with_texts: Checked) -> None:
    assert noticeable(missed(silent(claim), with_texts), claim) == []


@EACH
def test_every_slip_of_a_number_at_a_silent_anchor_is_noticed_in_the_mask(claim: Claim) -> None:
    if claim.claim_id not in NO_NUMBER_IN_A_MASK:
        assert [slip for slip in missed(silent(claim), real()) if not slip.startswith(SHADED)] == []


def test_what_is_listed_as_unnoticed_is_so() -> None:
    """An entry that a better rule has made untrue must go."""
    for name in WITHOUT_NOUN:
        claim = real().corpus.claims[name]
        assert any(slip.startswith("unit") for slip in missed(claim, real())), name
    for name in NO_NUMBER_IN_A_MASK:
        assert "value plus one" in missed(silent(real().corpus.claims[name]), real()), name
