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

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages

RULE = Rule(
    code="F05",
    name="misread-nature",
    message="a {nature} has no `{reading}` figure",
    scope="claim",
)


FITTING = {
    "stock": ("level", "increment", "part"),
    "flow": ("cumulative", "period", "increment", "part"),
    "duration": ("single", "level", "part"),
    "distance": ("single", "level", "part"),
    "rate": ("single", "level", "period", "part"),
}


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Diagnostic]:
    """Compare the reading of a figure with the nature of its measure."""
    measure = corpus.measures.get(claim.measure or "")
    if measure is None or claim.reading is None:
        return
    fitting = FITTING[measure.nature]
    if claim.reading not in fitting:
        hint = f"a {measure.nature} is read as {', '.join(fitting)}"
        at = claim.locus.child("reading")
        yield RULE.at(at, hint=hint, nature=measure.nature, reading=claim.reading)
