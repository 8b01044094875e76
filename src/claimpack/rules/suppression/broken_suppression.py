"""A suppression comment that cannot be read.

## What it finds

A comment that begins with `claimpack:` and is not `allow RULE until YYYY-MM-DD by NAME: REASON`, or that
names no known rule, or a rule that cannot be suppressed because its findings mean that a record was not
read.

## Why it matters

The author believes that a finding is suppressed, and it is not.

## Example

    # claimpack: allow unknown-name

## Write instead

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling, asked in issue 12
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(code="W01", name="broken-suppression", message="{problem}", scope="stage")
