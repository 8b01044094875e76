"""A reporting verb outside every claim.

## What it finds

A word of the registry of cues, in a title, body or caption, outside every claim. It is found
only with the text, because a mask shades the words.

## Why it matters

What a page introduces with "said", "denied" or "warned" is a claim.

## Example

A sentence with "denied", and no claim in it.

## Write instead

The claim. If the word means something else there, extend `content@` of the claim beside it.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.coverage import uncovered

RULE = Rule(
    code="K03",
    name="uncovered-cue",
    message="the reporting verb at {start} is in no claim",
    severity="warning",
    scope="article",
    needs_text=True,
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """List the known reporting verbs of an annotated article that are in no claim."""
    for one in uncovered("cue", article, corpus, pages):
        hint = "write the claim that it reports, or extend the `content@` of a claim to it"
        yield RULE.at(one.location, related=one.related, hint=hint, start=one.span.start)
