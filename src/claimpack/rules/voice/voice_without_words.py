"""A stated hop without an anchor.

## What it finds

A hop with the basis `stated` (the default) that has no anchor.

## Why it matters

`stated` means that the sentence names the voice, so there are words to anchor.

## Example

    - by: harbour-master

## Write instead

`by@` or `cue@` if the sentence names the voice, or `basis: carried` if an earlier sentence did.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="V03",
    name="voice-without-words",
    message="`{actor}` has the basis `stated`, but no anchor",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check that each stated hop has an anchor."""
    for voice in claim.chain[1:]:
        if voice.basis == "stated" and not voice.anchors and not voice.inherited:
            hint = "add `by@` or `cue@`, or write `basis: carried`"
            yield RULE.at(voice.location.child("by"), hint=hint, actor="+".join(voice.actors))
