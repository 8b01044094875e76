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
from claimpack.text.nearest import nearest

RULE = Rule(code="L01", name="dangling-link", message="{problem}", scope="link")


def check(joined: LinkPair, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Look at the target of a link."""
    target = joined.link.target
    if target == joined.claim.claim_id:
        hint = "link to another claim, or delete the link"
        yield RULE.at(joined.location, problem="a claim cannot be linked to itself", hint=hint)
    elif joined.other is None and not corpus.claim_is_rejected(target):
        problem = f"there is no claim `{target}`"
        close = nearest(target, joined.near)
        name = None if close is None else close.removeprefix(f"{joined.claim.article_id}/")
        hint = "a claim of this file by its slug, or of another as `source/article/slug`"
        if name is not None:
            hint = f"did you mean `{name}`?"
        yield RULE.at(joined.location, problem=problem, hint=hint, fix=meant(joined.location, name))
