"""A unit that does not fit the nature of its measure.

## What it finds

A duration that is not counted in units of time, a distance that is not counted in units of length, and a
stock or a flow that is counted in units of time or length. A rate may have any unit.

## Why it matters

The unit makes two figures comparable. Persons in kilometres cannot be compared with anything.

## Example

    soldiers-sent:
      counts: kilometre
      nature: flow

## Write instead

    soldiers-sent:
      counts: person
      nature: flow
"""

from __future__ import annotations

from claimpack.model.registry import DIMENSIONS
from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="R08",
    name="misfit-unit",
    message="the {nature} `{measure}` is counted in `{unit}`, whose dimension is {dimension}",
    scope="registry",
)


_MAX_EXAMPLES = 3


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the dimension of each measure's unit with the nature of the measure."""
    for measure in corpus.measures.values():
        unit = corpus.units.get(measure.unit)
        if unit is None or unit.fits(measure.nature):
            continue
        yield RULE.at(
            measure.location.child("counts"),
            hint=_hint(measure.nature, corpus),
            nature=measure.nature,
            measure=measure.measure_id,
            unit=unit.unit_id,
            dimension=unit.dimension,
        )


def _hint(nature: str, corpus: Corpus) -> str:
    fitting = DIMENSIONS[nature]
    *some, last = fitting
    dimensions = f"{', '.join(some)} or {last}" if some else last
    known = [f"`{unit.unit_id}`" for unit in corpus.units.values() if unit.dimension in fitting]
    units = f", such as {', '.join(known[:_MAX_EXAMPLES])}" if known else ""
    return f"a {nature} takes a unit whose dimension is {dimensions}{units}; or correct the nature"
