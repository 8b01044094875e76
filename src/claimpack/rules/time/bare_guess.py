"""A guessed date without an explanation.

## What it finds

A date with the basis `inferred` or `external`, of an article, a claim or a hop, without a `note` that
explains it.

## Why it matters

A reader must be able to question a date that the page does not state.

## Example

    published: 2021-05-01 [inferred]

## Write instead

    published: 2021-05-01 [inferred]
    note: May is the month after the one that it sums up.
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="T07",
    name="bare-guess",
    message="`[{basis}]` without a note",
    severity="warning",
    scope="page",
)


GUESSES = ("inferred", "external")


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check that each date that was inferred or looked up has a note."""
    hint = "explain the date in `note`"
    for article in corpus.articles.values():
        published = article.published
        if published is not None and published.basis in GUESSES and not article.note:
            yield RULE.at(article.location.child("published"), hint=hint, basis=published.basis)
    for claim in corpus.claims.values():
        if claim.when is not None and claim.when.basis in GUESSES and not claim.note:
            yield RULE.at(claim.location.child("when"), hint=hint, basis=claim.when.basis)
        for voice in claim.chain[1:]:
            said = voice.said
            if (
                said is not None
                and said.basis in GUESSES
                and not voice.inherited
                and not (voice.note or claim.note)
            ):
                yield RULE.at(voice.location.child("said"), hint=hint, basis=said.basis)
