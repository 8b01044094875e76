"""An actor that occurs twice in one chain.

## What it finds

A chain in which an actor quotes itself, directly or through others, or that names the publisher, which is
the start of every chain.

## Why it matters

The length of a chain measures the distance from the origin; a repeated actor makes it too long.

## Example

    via:
      - by: harbour-times
      - by: harbour-master
      - by: harbour-times

## Write instead

Each actor once, from the outermost to the origin.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="V01",
    name="repeated-voice",
    message="`{actor}` is already in this chain, as {first}",
    scope="claim",
)


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the actors of each hop with those of the hops outside it."""
    if len(claim.chain) == 1:
        return
    seen: dict[str, int] = {}
    for voice in claim.chain:
        for index, actor in enumerate(voice.actors):
            if actor in seen and not voice.inherited:
                first = "the publisher" if seen[actor] == 0 else f"hop {seen[actor]}"
                hint = "delete the publisher" if seen[actor] == 0 else "write each actor once"
                at = voice.location.child("by", index)
                yield RULE.at(at, hint=hint, actor=actor, first=first)
            seen.setdefault(actor, voice.depth)
