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

A hedge in the words ("about", "more than") is not compared with that of the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule
from claimpack.text.find import stands
from claimpack.text.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.figure import Figure
    from claimpack.model.pages import Page, Pages
    from claimpack.text.numbers import NumberReading

RULE = Rule(
    code="F01",
    name="figure-not-in-words",
    message="the words do not say {figure}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Read the words of each `figure@` of a claim and look for its figure."""
    if claim.figure is None:
        return
    page = pages.get(claim.source_id)
    for anchor in claim.anchors:
        words = _words(anchor, page) if anchor.field == "figure" else None
        if words is None or (page is not None and stands(anchor, page) == "different"):
            continue  # nothing to read, or words that are not those of the page (A01)
        readings = read_numbers(words)
        if any(_says(reading, claim.figure) for reading in readings) or _both_ends(readings, claim.figure):
            continue
        if anchor.words is None and not readings:
            continue  # a mask shades the noun of a dual, which is then all the number there is
        yield RULE.at(
            anchor.words_locus,
            hint=f"they can be read as {_listed(readings)}" if readings else "no number stands there",
            figure=shown(claim.figure),
        )


def _words(anchor: Anchor, page: Page | None) -> str | None:
    if anchor.words is not None:
        return anchor.words
    if page is None or page.shown is None or anchor.start is None:
        return None
    return page.shown[anchor.start : anchor.start + anchor.length]


def _says(reading: NumberReading, figure: Figure) -> bool:
    if figure.bound == "vague":
        return reading.kind == "vague"
    if figure.bound == "order":
        return reading.kind == "order" and reading.magnitude == figure.magnitude
    if figure.bound == "between":
        return (reading.low, reading.high) == (figure.low, figure.high)
    (number,) = figure.numbers
    return reading.kind != "order" and reading.low == reading.high == number


def _both_ends(readings: tuple[NumberReading, ...], figure: Figure) -> bool:
    """Tell whether a range is written as two numbers, in words that we do not read as a range."""
    points = {reading.low for reading in readings if reading.low == reading.high}
    return figure.bound == "between" and figure.numbers <= points


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
