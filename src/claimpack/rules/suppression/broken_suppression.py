"""A comment that means to excuse a finding and cannot be read.

## What it finds

A comment that begins with `claimpack:` and is not `allow RULE until YYYY-MM-DD by NAME: REASON`, or that
names no rule, or one that cannot be suppressed: what is not read at all cannot be excused.

## Why it matters

The writer believes that something is excused, and it is not.

## Example

    # claimpack: allow unknown-name

## Write instead

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling, asked in issue 12
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(code="W01", name="broken-suppression", message="{problem}", scope="stage")
