"""A suppression that excuses nothing.

## What it finds

A comment `claimpack: allow RULE …` whose entry, with all that is indented below it, has no finding of
that rule. Looked for in runs of every rule, and for rules that need a page's text only where it is at hand.

## Why it matters

It would hide the next mistake in the same place.

## Example

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling
    by@12: Harbour Master Salem

where the registry knows the name by now.

## Write instead

Delete the comment.
"""

from __future__ import annotations

from claimpack.model.rule import Rule

RULE = Rule(
    code="W03",
    name="unused-suppression",
    message="the suppression of `{rule}` excuses nothing below it",
    severity="warning",
    scope="stage",
)
