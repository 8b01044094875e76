"""A link to a claim that does not exist, or to the claim itself.

## What it finds

A target that no annotation file has. The finding suggests the nearest known claim.

## Why it matters

A link without a target is missing from every query that follows links.

## Example

    links:
      - denies: arms-chrage

## Write instead

    links:
      - denies: arms-charge
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, LinkPair, Pages, Rule, meant
from claimpack.text.spelling import nearest

RULE = Rule(code="L01", name="dangling-link", message="{problem}", scope="link")


def check(pair: LinkPair, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Check that the target of a link exists and is another claim."""
    target = pair.link.target
    if target == pair.claim.claim_id:
        hint = "link to another claim, or delete the link"
        yield RULE.at(pair.location, problem="a claim cannot be linked to itself", hint=hint)
    elif pair.other is None and not corpus.claim_is_rejected(target):
        problem = f"there is no claim `{target}`"
        close = nearest(target, pair.near)
        name = None if close is None else close.removeprefix(f"{pair.claim.article_id}/")
        hint = "write the slug of a claim of this file, or `source/article/slug`"
        if name is not None:
            hint = f"did you mean `{name}`?"
        yield RULE.at(pair.location, problem=problem, hint=hint, fix=meant(pair.location, name))
