"""A quotation outside every claim.

## What it finds

Three words or more between quotation marks, in a title, body or caption, that are in no claim.
The masked text has the quotation marks too.

## Why it matters

A quotation that is not annotated is usually a voice that is missing.

## Example

A paragraph that quotes a minister, and no claim with the minister in its chain.

## Write instead

A claim with `content@START+LENGTH:` over the quotation.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.coverage import uncovered

RULE = Rule(
    code="K02",
    name="uncovered-quotation",
    message="the quotation from {start} to {end} is in no claim",
    severity="warning",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """List the quotations of an annotated article that are in no claim."""
    for one in uncovered("quotation", article, corpus, pages):
        hint = f"write the claim, with `content@{one.span.start}+{len(one.span)}:`"
        yield RULE.at(one.location, related=one.related, hint=hint, start=one.span.start, end=one.span.end)
