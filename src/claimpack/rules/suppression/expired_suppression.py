"""A suppression whose date has passed.

## What it finds

A comment `claimpack: allow …` whose `until` is before today. The findings that it suppressed are reported
again.

## Why it matters

A suppression is temporary: the finding below it must still be fixed.

## Example

    # claimpack: allow unknown-name until 2020-01-31 by a1: new spelling

## Write instead

Fix the finding and delete the comment, or write a later date and the reason for it.
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="W02",
    name="expired-suppression",
    message="the suppression of `{rule}` ended on {until}",
    severity="warning",
    scope="stage",
)
