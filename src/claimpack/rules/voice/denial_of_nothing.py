"""A denial that is not negative, or that denies no annotated claim.

## What it finds

A claim whose origin has the mode `deny` and whose polarity is positive, or which has no `denies` link.

## Why it matters

Queries for what was denied follow these links.

## Example

    polarity: positive
    via:
      - by: harbour-master
        mode: deny

## Write instead

    polarity: negative
    via:
      - by: harbour-master
        mode: deny
    links:
      - denies: grain-union
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="V05",
    name="denial-of-nothing",
    message="{problem}",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check polarity and links of a claim whose origin denies it."""
    if claim.origin.mode != "deny":
        return
    positive = claim.polarity != "negative"
    unlinked = not any(link.relation == "denies" for link in claim.links)
    link = "link the denied claim with `denies`; annotate it first if it is missing"
    if positive and unlinked:
        problem = "a denial with positive polarity that denies no claim"
        hint = f"if it is a denial, set `polarity: negative`, and {link}; else set another mode"
        yield RULE.at(claim.location.at_key(), problem=problem, hint=hint)
    elif positive:
        at = claim.location.at_key() if "polarity" in claim.defaulted else claim.location.child("polarity")
        hint = "set `polarity: negative`, or another mode"
        yield RULE.at(at, problem="a denial with positive polarity", hint=hint)
    elif unlinked:
        yield RULE.at(claim.location.at_key(), problem="a denial that denies no claim", hint=link)
