"""A count that is not a whole number.

## What it finds

A figure with decimals whose measure counts things: persons, ships, missiles. Rates are not
reported, because they may be averages, nor are figures that their words contradict (F01).

## Why it matters

Half a person cannot be counted: either the multiplier is missing ("2.5 million"), or the measure is
wrong.

## Example

    measure: ships-departed
    figure: 2.5

## Write instead

    measure: ships-departed
    figure: 2500000
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.figure_words import stands_in_words

RULE = Rule(
    code="F10",
    name="broken-count",
    message="`{measure}` counts `{unit}`, but {number} is not a whole number",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find decimals in figures of measures that count."""
    figure = claim.figure
    measure = corpus.measures.get(claim.measure or "")
    unit = corpus.units.get(measure.unit) if measure is not None else None
    if figure is None or measure is None or unit is None:
        return
    if unit.dimension != "count" or measure.nature == "rate" or not unit.fits(measure.nature):
        return
    broken = sorted(number for number in figure.numbers if number % 1 != 0)
    if not broken or not stands_in_words(claim, pages.get(claim.source_id)):
        return
    yield RULE.at(
        claim.location.child("figure"),
        hint="write the whole number, with its multiplier, or choose another measure",
        measure=measure.measure_id,
        unit=unit.unit_id,
        number=f"{broken[0]:f}",
    )
