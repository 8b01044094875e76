"""A silence with a figure, or a negative silence.

## What it finds

A claim of the kind `silence` that has a `figure` or `polarity: negative`.

## Why it matters

"Gave no number" is not zero, and "did not confirm" is not "denied".

## Example

    kind: silence
    figure: 0

## Write instead

    kind: silence
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Edit, Finding, Fix, Iterator, Pages, Rule

RULE = Rule(
    code="V06",
    name="silence-that-speaks",
    message="{problem}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check that a silence has no figure and no negative polarity."""
    if claim.kind != "silence":
        return
    if claim.figure is not None:
        hint = "delete the figure, or choose another kind"
        yield RULE.at(claim.location.child("figure"), problem="a silence with a figure", hint=hint)
    if claim.polarity == "negative":
        hint = "delete the polarity, or choose another kind: a denial is not a silence"
        at = claim.location.child("polarity")
        fix = Fix(title="delete the polarity", edits=(Edit(location=at, action="delete"),), safe=False)
        yield RULE.at(at, problem="a negative silence", hint=hint, fix=fix)
