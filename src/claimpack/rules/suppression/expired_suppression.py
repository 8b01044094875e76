"""A suppression whose date is past.

## What it finds

A comment `claimpack: allow …` whose `until` lies before today. What it excused is reported again.

## Why it matters

A suppression is a promise to come back.

## Example

    # claimpack: allow unknown-name until 2020-01-31 by a1: new spelling

## Write instead

Mend what it excuses and delete the comment, or give it a later date and say why.
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(
    code="W02",
    name="expired-suppression",
    message="the suppression of `{rule}` ended on {until}",
    severity="warning",
    scope="stage",
)
