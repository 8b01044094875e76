"""A range whose bounds are reversed.

## What it finds

`figure: A to B` where A is not less than B.

## Why it matters

`low` and `high` of the table would be exchanged, and every comparison with them wrong.

## Example

    figure: 12000 to 10000

## Write instead

    figure: 10000 to 12000
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule, rewrite

RULE = Rule(
    code="F02",
    name="bounds-reversed",
    message="the lower bound {low} is not less than the upper bound {high}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare both ends of a range."""
    figure = claim.figure
    if figure is None or figure.low is None or figure.high is None or figure.low < figure.high:
        return
    same = figure.low == figure.high
    hint = f"write `{figure.low}`" if same else f"write `{figure.high} to {figure.low}`"
    at = claim.location.child("figure")
    fix = rewrite(at, hint.removeprefix("write `").removesuffix("`"), safe=not same)
    yield RULE.at(at, hint=hint, fix=fix, low=figure.low, high=figure.high)
