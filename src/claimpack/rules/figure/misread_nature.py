"""A reading that does not fit the nature of its measure.

## What it finds

A stock (what there is) with a reading other than level, increment or part; a flow (what moves) with the
reading level or single; a duration, distance or rate with a reading other than single, level or part.

## Why it matters

Running totals of stocks, and levels of flows, cannot be compared with anything.

## Example

    measure: ships-in-port
    reading: cumulative

## Write instead

    measure: ships-in-port
    reading: level
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Related, Rule

RULE = Rule(
    code="F05",
    name="misread-nature",
    message="`{measure}` is a {nature}, which cannot have the reading `{reading}`",
    scope="claim",
)


FITTING = {
    "stock": ("level", "increment", "part"),
    "flow": ("cumulative", "period", "increment", "part"),
    "duration": ("single", "level", "part"),
    "distance": ("single", "level", "part"),
    "rate": ("single", "level", "period", "part"),
}


MEANINGS = {
    "level": "what there is at a moment",
    "cumulative": "the total so far",
    "period": "the amount in a span of time",
    "increment": "on top of an earlier figure; needs `adds_to`",
    "part": "a share of a larger figure; needs `part_of`",
    "single": "one measurement",
}


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the reading of a figure with the nature of its measure."""
    measure = corpus.measures.get(claim.measure or "")
    if measure is None or claim.reading is None:
        return
    fitting = FITTING[measure.nature]
    if claim.reading not in fitting:
        yield RULE.at(
            claim.location.child("reading"),
            hint=f"write {' or '.join(f'`{code}` ({MEANINGS[code]})' for code in fitting)}",
            related=(Related(location=measure.location.child("nature"), message="its nature"),),
            measure=measure.measure_id,
            nature=measure.nature,
            reading=claim.reading,
        )
