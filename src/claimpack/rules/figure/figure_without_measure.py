"""A figure that measures nothing, or a measure without a figure.

## What it finds

A claim with `figure` and no `measure`; a claim with `measure` and no `figure`, unless its kind is
`silence` (someone did not give a number for that measure).

## Why it matters

A bare number has no unit and no definition, so it can be compared with nothing.

## Example

    figure: 300

## Write instead

    measure: grain-shipped
    figure: 300
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(code="F09", name="figure-without-measure", message="{problem}", scope="claim")


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Find a figure without a measure, and a measure without a figure."""
    if claim.figure is not None and claim.measure is None:
        hint = "add `measure`; measures are in annotations/registry/measures.yaml"
        yield RULE.at(claim.location.child("figure"), hint=hint, problem="a figure without a measure")
    if claim.measure is not None and claim.figure is None and claim.kind != "silence":
        hint = "add `figure`, or delete `measure`; only a silence has a measure without a figure"
        yield RULE.at(claim.location.child("measure"), hint=hint, problem="a measure without a figure")
