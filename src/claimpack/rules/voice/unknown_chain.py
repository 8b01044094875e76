"""A chain taken from a claim that cannot provide one.

## What it finds

`via: like SLUG` where SLUG is not a claim of the same file, is the claim itself, or has `like` itself.

## Why it matters

The chain says who made the claim. If it cannot be found in one step, the claim has no origin.

## Example

    second:
      via: like frist

## Write instead

    second:
      via: like first
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule, meant
from claimpack.text.spelling import did_you_mean, nearest

RULE = Rule(code="V02", name="unknown-chain", message="{problem}", scope="claim")


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Look up the claim whose chain `like` repeats."""
    if claim.like is None:
        return
    fix = None
    model_id = f"{claim.article_id}/{claim.like}"
    model = corpus.claims.get(model_id)
    if claim.like == claim.slug:
        problem, hint = "a claim cannot take its chain from itself", "write the hops"
    elif model is None and not corpus.claim_is_rejected(model_id):
        siblings = [one.slug for one in corpus.claims.values() if one.article_id == claim.article_id]
        problem = f"there is no claim `{claim.like}` in this file"
        hint = did_you_mean(claim.like, siblings, "name a claim of the same file") or ""
        close = nearest(claim.like, siblings)
        fix = meant(claim.location.child("via"), None if close is None else f"like {close}")
    elif model is not None and model.like is not None:
        problem = f"`{claim.like}` takes its chain from `{model.like}`"
        hint = f"write `like {model.like}`"
    else:
        return
    yield RULE.at(claim.location.child("via"), problem=problem, hint=hint, fix=fix)
