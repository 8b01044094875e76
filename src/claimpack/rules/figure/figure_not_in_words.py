"""A figure that its words do not state.

## What it finds

`figure@` words from which the stated number cannot be read. The words are read with digits of three
scripts, separators, number words, duals and scales; if there are several readings, one of
them must be the figure. A silent `figure@` is read from the page, as far as it shows its words.

## Why it matters

A slip of a digit is the commonest error of a dataset and the hardest to see.

## Example

    figure: 300
    figure@120: 3000 tons

## Write instead

    figure: 3000
    figure@120: 3000 tons

## Known limits

A hedge in the words ("about", "more than") is not compared with that of the figure (F03). F07 reports words
without a number, such as "tens".
"""

from __future__ import annotations

from decimal import Decimal

from claimpack.model.language import NumberReading
from claimpack.rules.api import Claim, Corpus, Figure, Finding, Iterator, Pages, Related, Rule, meant
from claimpack.text.figure_words import FigureWords, without_number, words_of_figure

RULE = Rule(
    code="F01",
    name="figure-not-in-words",
    message="the figure is {figure}, but its words say {readings}",
    scope="claim",
)


_HEDGED = {
    "point": "",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
}


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Read the words of each `figure@` of a claim and look for its figure.

    If none states it, the figure is wrong: one finding. Otherwise each anchor that does not is one.
    """
    if claim.figure is None:
        return
    found = words_of_figure(claim, pages.get(claim.source_id))
    wrong = [one for one in found if not one.say(claim.figure)]
    if not wrong or without_number(found, claim.figure):
        return
    at = claim.location.child("figure")
    if len(wrong) == len(found):
        yield RULE.at(
            at,
            hint=_hint(wrong[0], claim.figure),
            fix=meant(at, _figure(wrong[0], claim.figure)),
            related=tuple(
                Related(location=one.anchor.words_location, message="its words") for one in wrong
            ),
            figure=shown(claim.figure),
            readings=_readings(wrong, claim.figure),
        )
        return
    for one in wrong:  # other words of the claim state the figure
        yield RULE.at(
            one.anchor.words_location,
            hint="anchor the words that state the figure",
            related=(Related(location=at, message="the figure, which other words of the claim state"),),
            figure=shown(claim.figure),
            readings=_readings([one], claim.figure),
        )


def _readings(wrong: list[FigureWords], figure: Figure) -> str:
    readings = tuple(reading for one in wrong for reading in one.readings)
    ranges = _ranges(readings) if figure.bound == "between" else ()
    return _listed(ranges or readings) or "no number"


def _ranges(readings: tuple[NumberReading, ...]) -> tuple[NumberReading, ...]:
    return tuple(one for one in readings if one.low is not None and one.low != one.high)


def _hint(one: FigureWords, figure: Figure) -> str:
    right = _figure(one, figure)
    if right is None:
        return "write the figure that the words state, or anchor the words that state this figure"
    return f"write `{right}`, unless the wrong words are anchored"


def _figure(one: FigureWords, figure: Figure) -> str | None:
    """Write the only number, or the only range, of the words with the hedges of the figure.

    None where words beside the number are not read: they may change it, as in "3 and a half million".
    """
    if not one.language.reads_words and any(map(str.isalpha, one.words)):
        return None
    if figure.bound == "between":
        ranges = _ranges(one.readings)
        return _shown_reading(ranges[0]) if len(ranges) == 1 else None
    points = {reading.low for reading in one.readings if reading.low == reading.high}
    if len(one.readings) != 1 or len(points) != 1 or figure.bound not in _HEDGED:
        return None
    (number,) = points
    about = "about " if figure.approx else ""
    return None if number is None else f"{about}{_HEDGED[figure.bound]}{_plain(number)}"


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
    """Return a figure as messages write it."""
    if figure.bound in ("order", "vague"):
        return "a vague number" if figure.magnitude is None else f"an order of 10^{figure.magnitude}"
    return " to ".join(_plain(number) for number in sorted(figure.numbers))
