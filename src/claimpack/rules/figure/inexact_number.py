"""A figure with more digits than a table can hold.

## What it finds

A number of a figure that is not the decimal value of its nearest double (IEEE 754): one with more than
fifteen significant digits.

## Why it matters

The tables hold numbers as doubles, because every client reads these. A number that changes on its way into
the table is wrong in each of them.

## Example

    figure: 12345678901234.567891

## Write instead

The number that the page states, which has fewer digits.
"""

from __future__ import annotations

from decimal import Decimal

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="F12",
    name="inexact-number",
    message="the number {number} has more digits than a table can hold: it would become {stored}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare each number with the double that the tables hold."""
    for number in sorted(claim.figure.numbers) if claim.figure is not None else ():
        stored = Decimal(repr(float(number)))
        if stored != number:
            yield RULE.at(
                claim.location.child("figure"),
                hint="write at most fifteen significant digits",
                number=f"{number:f}",
                stored=f"{stored:f}",
            )
