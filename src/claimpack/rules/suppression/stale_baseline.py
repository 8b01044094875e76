"""A finding that the baseline lists and that is there no more.

## What it finds

An entry of `annotations/baseline.yaml`, the list of findings that were there when checking began, for
which the run has no finding. Looked for in runs of every rule with the texts at hand.

## Why it matters

The list may only shrink: an entry that stays would let the mistake come back.

## Example

    annotations/harbour-talks/main.yaml:
      unknown-name:
        - /claims/strike-over/via/0/by@12

where the name is in the registry by now.

## Write instead

Delete the entry; `claimpack check --fix` does it.
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(
    code="W04",
    name="stale-baseline",
    message="`{rule}` is not found any more at `{pointer}` of {path}",
    severity="warning",
    scope="stage",
)
