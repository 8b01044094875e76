"""A figure that its words do not say.

## What it finds

`figure@` words from which the stated number cannot be read. The words are read with digits of three
scripts, separators, number words, duals and scales; where they can be read in several ways, one of
them must give the figure. A silent `figure@` is read from the page, as far as it shows its words.

## Why it matters

A slip of a digit is the commonest error of a dataset and the hardest to see.

## Example

    figure: 300
    figure@120: 3000 tons

## Write instead

    figure: 3000
    figure@120: 3000 tons

## Known limits

A hedge in the words ("about", "more than") is not compared with that of the figure (F03). Words that
give no number at all, such as "tens", are another finding (F07).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.diagnostic import Related
from claimpack.model.rule import Rule
from claimpack.text.figure_words import without_number, words_of_figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.figure import Figure
    from claimpack.model.locus import Locus
    from claimpack.model.pages import Pages
    from claimpack.text.numbers import NumberReading

RULE = Rule(
    code="F01",
    name="figure-not-in-words",
    message="the words do not say {figure}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Read the words of each `figure@` of a claim and look for its figure.

    Where none of them says it, the figure is wrong, and that is one finding.
    """
    if claim.figure is None:
        return
    found = words_of_figure(claim, pages.get(claim.source_id))
    if without_number(found, claim.figure):
        return
    wrong = [one for one in found if not one.say(claim.figure)]
    if wrong and wrong == list(found):
        readings = tuple(reading for one in found for reading in one.readings)
        related = (Related(locus=one.anchor.words_locus, message="the words") for one in found)
        yield _at(claim.locus.child("figure"), claim.figure, readings, tuple(related))
        return
    for one in wrong:
        yield _at(one.anchor.words_locus, claim.figure, one.readings)


def _at(
    locus: Locus, figure: Figure, readings: tuple[NumberReading, ...], related: tuple[Related, ...] = ()
) -> Diagnostic:
    hint = f"they can be read as {_listed(readings)}" if readings else "no number stands there"
    return RULE.at(locus, hint=hint, related=related, figure=shown(figure))


def _listed(readings: tuple[NumberReading, ...]) -> str:
    return ", ".join(dict.fromkeys(_shown_reading(reading) for reading in readings))


def _shown_reading(reading: NumberReading) -> str:
    if reading.kind == "vague":
        return "a vague number"
    if reading.low is None or reading.high is None:
        return f"an order of 10^{reading.magnitude}"
    if reading.low == reading.high:
        return _plain(reading.low)
    return f"{_plain(reading.low)} to {_plain(reading.high)}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def shown(figure: Figure) -> str:
    """Word a figure for a message."""
    if figure.bound in ("order", "vague"):
        return "a vague number" if figure.magnitude is None else f"an order of 10^{figure.magnitude}"
    return " to ".join(_plain(number) for number in sorted(figure.numbers))
