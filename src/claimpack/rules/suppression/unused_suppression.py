"""A suppression that suppresses no finding.

## What it finds

A comment `claimpack: allow RULE …` where the entry below it, with everything indented under it, has no
finding of that rule. Reported only by runs of every rule, and for rules that need the text of a page only
if that text is available.

## Why it matters

It would hide the next mistake in the same place.

## Example

    # claimpack: allow unknown-name until 2027-06-30 by a1: new spelling
    by@12: Harbour Master Salem

where the registry has the name by now.

## Write instead

Delete the comment.
"""

from __future__ import annotations

from claimpack.rules.api import Rule

RULE = Rule(
    code="W03",
    name="unused-suppression",
    message="the suppression of `{rule}` has no finding below it",
    severity="warning",
    scope="stage",
)
