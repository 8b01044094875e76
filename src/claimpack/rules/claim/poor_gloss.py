"""A gloss that cannot stand alone in a table.

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
            hint = f"say it in {MAX_CHARS} characters or fewer"
            yield RULE.at(claim.location.child("gloss"), problem=problem, hint=hint)
        first = seen.setdefault((claim.article_id, claim.gloss), claim)
        if first is not claim:
            note = Related(location=first.location.child("gloss"), message="it is written here too")
            problem = f"`{first.slug}` has the same gloss"
            hint = "say what tells the two apart, or merge them"
            yield RULE.at(claim.location.child("gloss"), problem=problem, hint=hint, related=(note,))
