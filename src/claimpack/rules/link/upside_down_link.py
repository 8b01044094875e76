"""A part that is greater than its whole, or an update that is older than what it updates.

## What it finds

`part_of` from a figure that cannot be as small as its whole, and `updates` from a claim whose `when` ends
before that of the other. If both end on one day, or one has no end, the days of speech are compared, or
else those of the articles. `about` reaches a tenth either way.

## Why it matters

The link is at the wrong claim, or one of the figures or dates is wrong.

## Example

    ships-left:
      figure: 3000
      links:
        - part_of: ships-by-june      # 1500

## Write instead

The link at the smaller figure, or at the later claim.
"""

from __future__ import annotations

from decimal import Decimal

from claimpack.rules.api import Corpus, Finding, Iterator, LinkedClaim, LinkPair, Pages, Related, Rule

RULE = Rule(
    code="L06",
    name="upside-down-link",
    message="{problem}",
    severity="warning",
    scope="link",
)


def check(pair: LinkPair, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the figures and dates of linked claims; circles are L02, unlike figures L04."""
    link, claim, other = pair.link, pair.claim, pair.other
    if other is None or other.claim_id == claim.claim_id or _is_mutual(pair):
        return
    problem = None
    if link.relation == "part_of" and claim.measure == other.measure:
        problem = _greater(claim, other)
    elif link.relation == "updates":
        problem = _older(claim, other)
    if problem is not None:
        field = "figure" if link.relation == "part_of" else "date"
        related = (Related(location=other.location.at_key(), message="the other claim"),)
        hint = f"move the link to the other claim, or correct the {field} of one of them"
        yield RULE.at(pair.location, problem=problem, hint=hint, related=related)


def _is_mutual(pair: LinkPair) -> bool:
    reverse_links = pair.other.links if pair.other is not None else ()
    mine = pair.claim.claim_id
    return any(one.relation == pair.link.relation and one.target == mine for one in reverse_links)


def _greater(part: LinkedClaim, whole: LinkedClaim) -> str | None:
    if part.numeric_bounds is None or whole.numeric_bounds is None:
        return None
    least, most = part.numeric_bounds[0], whole.numeric_bounds[1]
    if least is None or most is None or Decimal(least) <= Decimal(most):
        return None
    return f"the part, {part.figure}, is greater than its whole, {whole.figure}"


def _older(update: LinkedClaim, other: LinkedClaim) -> str | None:
    mine, theirs = update.claimed_until, other.claimed_until
    if mine is not None and theirs is not None and mine != theirs:
        return f"the update ends on {mine}, what it updates on {theirs}" if mine < theirs else None
    said, before = update.speech_date, other.speech_date
    if said is None or before is None or said.end is None or before.start is None:
        return None
    if said.end >= before.start:
        return None
    return f"the update dates from {said.edtf}, what it updates from {before.edtf}"
