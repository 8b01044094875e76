"""A waiver whose date is past.

## What it finds

A comment `claimpack: allow …` whose `until` lies before today. What it excused is reported again.

## Why it matters

A waiver is a promise to come back.

## Example

    # claimpack: allow unknown-name until 2020-01-31 by a1: new spelling

## Write instead

Mend what it excuses and delete the comment, or give it a later date and say why.
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(
    code="W02",
    name="expired-waiver",
    message="the waiver of `{rule}` ended on {until}",
    severity="warning",
    scope="stage",
)
