"""A past or present claim that ends after its origin said it.

## What it finds

`tense: past` (the default) or `present` with a `when` that ends after the `said` of its origin. An open end
is not checked, and neither is a `said` without an end.

## Why it matters

No one reports what has not happened yet. Either one of the dates is wrong, or the claim is a prediction.

## Example

A speech of 3 March 2021 with a claim of `when: 2021-01/2021-03-12`.

## Write instead

    when: 2021-01/2021-03-03
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="T10",
    name="past-after-speech",
    message="a {tense} claim ends on {end}, after it was said on {said}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the last day of a claim with the last day on which its origin can have said it."""
    said = claim.origin.said
    if claim.tense not in ("past", "present") or claim.when is None or said is None:
        return
    end, spoken = claim.when.extent.end, said.extent.end
    if end is not None and spoken is not None and end > spoken:
        yield RULE.at(
            claim.location.child("when"),
            hint="end it when it was said (`[said]`), set `tense: future`, or correct a date",
            tense=claim.tense,
            end=end,
            said=said.edtf,
        )
