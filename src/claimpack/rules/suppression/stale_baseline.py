"""An entry of the baseline without a finding.

## What it finds

An entry of `annotations/baseline.yaml`, the list of findings that existed when checking began, for which
the run has no finding. Reported only by runs of every rule with all texts available.

## Why it matters

The baseline may only shrink: a stale entry would hide the same mistake when it is made again.

## Example

    annotations/harbour-talks/main.yaml:
      unknown-name:
        - /claims/strike-over/via/0/by@12

where the name is in the registry by now.

## Write instead

Delete the entry; `claimpack check --fix` does it.
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="W04",
    name="stale-baseline",
    message="`{rule}` no longer has a finding at `{pointer}` of {path}",
    severity="warning",
    scope="stage",
)
