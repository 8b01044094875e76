"""A prediction whose deadline had passed when it was made.

## What it finds

A claim with `tense: future` whose `when` ends before the origin spoke or, if the page does not say when
that was, before the article can have appeared.

## Why it matters

A prediction is about the future: either the date or the tense is wrong.

## Example

`tense: future` and `when: ../2020-12` in an article of 2021.

## Write instead

The deadline that the page states, or `tense: past`.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="T04",
    name="deadline-before-speech",
    message="the deadline {end} is before {spoken}",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the deadline of a prediction with the day on which it was made."""
    article = corpus.articles.get(claim.article_id)
    end = claim.when.extent.end if claim.when is not None else None
    if claim.tense != "future" or end is None:
        return
    said = claim.origin.said
    if said is not None:
        spoken, words = said.extent.start, f"the speech of {said.edtf}"
    elif article is not None and article.published is not None:
        spoken, words = article.published.extent.start, f"the article of {article.published.edtf}"
    else:
        return
    if spoken is not None and end < spoken:
        hint = "correct the date, or set `tense: past`"
        yield RULE.at(claim.location.child("when"), hint=hint, end=end, spoken=words)
