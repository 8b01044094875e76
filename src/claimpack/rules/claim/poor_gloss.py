"""A gloss that is too long, or that another claim has too.

## What it finds

A gloss of more than 160 characters, and one that another claim of the same article has already.

## Why it matters

The gloss is what most readers read. Two equal ones are one claim written twice, or two claims that
cannot be distinguished.

## Example

Two claims of one file, both with `gloss: Officials deny it.`

## Write instead

What each of them denies, in your own English.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Related, Rule

RULE = Rule(code="C01", name="poor-gloss", message="{problem}", scope="page")

MAX_CHARS = 160


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Measure every gloss and compare those of one article."""
    seen: dict[tuple[str, str], Claim] = {}
    for claim in (one for claims in corpus.by_article.values() for one in claims):
        if len(claim.gloss) > MAX_CHARS:
            problem = f"a gloss of {len(claim.gloss)} characters"
            hint = f"shorten it to at most {MAX_CHARS} characters"
            yield RULE.at(claim.location.child("gloss"), problem=problem, hint=hint)
        first = seen.setdefault((claim.article_id, claim.gloss), claim)
        if first is not claim:
            note = Related(location=first.location.child("gloss"), message="also written here")
            problem = f"`{first.slug}` has the same gloss"
            hint = "write what distinguishes the two, or merge them"
            yield RULE.at(claim.location.child("gloss"), problem=problem, hint=hint, related=(note,))
