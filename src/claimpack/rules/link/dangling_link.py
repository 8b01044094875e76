"""A link to a claim that does not exist, or to the claim itself.

## What it finds

A target that no annotation file has. The nearest known claim is offered.

## Why it matters

A denial of nothing, or an update of nothing, drops out of every query that follows links.

## Example

    links:
      - denies: arms-chrage

## Write instead

    links:
      - denies: arms-charge
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.fix import meant
from claimpack.model.rule import Rule
from claimpack.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim, Link
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages

RULE = Rule(code="L01", name="dangling-link", message="{problem}", scope="claim")


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Diagnostic]:
    """Look up the target of each link."""
    for link in claim.links:
        if link.target == claim.claim_id:
            hint = "link to another claim, or delete the link"
            yield RULE.at(link.locus, problem="a claim cannot be linked to itself", hint=hint)
        elif link.target not in corpus.claims and not corpus.lost_claim(link.target):
            problem = f"there is no claim `{link.target}`"
            name = _nearest(claim, link, corpus)
            hint = "a claim of this file by its slug, or of another as `source/article/slug`"
            if name is not None:
                hint = f"did you mean `{name}`?"
            yield RULE.at(link.locus, problem=problem, hint=hint, fix=meant(link.locus, name))


def _nearest(claim: Claim, link: Link, corpus: Corpus) -> str | None:
    found = nearest(link.target, corpus.claims)
    return None if found is None else found.removeprefix(f"{claim.article_id}/")
