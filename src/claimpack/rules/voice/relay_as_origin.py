"""A chain that ends with an actor that only relays.

## What it finds

An origin, the last hop of a chain, that is a news outlet or an agency with the mode `relay`. Without a
written mode the last hop of a chain asserts, so this is found only where `relay` is written.

## Why it matters

The origin is the actor that would be wrong if the claim is false. An actor that relays has the claim from
another, so the chain lacks a hop.

## Example

    via:
      - by: harbour-times
        mode: relay

## Write instead

    via:
      - by: harbour-times
      - by: coast-guard

or no `mode`, if the outlet speaks for itself.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="V04",
    name="relay-as-origin",
    message="`{actor}` only relays, but is the origin of this chain",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Check the mode of the origin and the kinds of its actors."""
    origin = claim.origin
    if origin.mode != "relay" or origin.depth == 0 or origin.inherited:
        return
    actors = [corpus.actors.get(actor) for actor in origin.actors]
    if all(actor is not None and actor.kind == "media" for actor in actors):
        yield RULE.at(
            origin.location.child("mode"),
            hint="add the hop that it relays, or delete `mode: relay` if it speaks for itself",
            actor="+".join(origin.actors),
        )
