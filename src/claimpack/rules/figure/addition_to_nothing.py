"""An increment or a part without a link to its base.

## What it finds

A figure read as `increment` without an `adds_to` link, and one read as `part` without `part_of`.

## Why it matters

Without the link the total is unknown.

## Example

    figure: 600
    reading: increment

## Write instead

    figure: 600
    reading: increment
    links:
      - adds_to: grain-shipped
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="F06",
    name="addition-to-nothing",
    message="{problem}",
    severity="warning",
    scope="claim",
)


NEEDED = {"increment": "adds_to", "part": "part_of"}


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Find the link that a reading needs."""
    needed = NEEDED.get(claim.reading or "")
    if needed is not None and not any(link.relation == needed for link in claim.links):
        problem = f"the reading `{claim.reading}` has no `{needed}` link"
        hint = f"link the figure that it belongs to with `{needed}`"
        yield RULE.at(claim.location.child("reading"), problem=problem, hint=hint)
