"""A past or present claim that ends after the article was published.

## What it finds

`tense: past` (the default) or `present` with a `when` that ends after the article's date. An open end is
not checked.

## Why it matters

Either the date is wrong, or the claim is a prediction.

## Example

An article of March 2021 with a claim of `when: 2021-12`.

## Write instead

    tense: future
    when: 2021-12
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule

RULE = Rule(
    code="T03",
    name="past-after-publication",
    message="a {tense} claim ends on {end}, after its article of {published}",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the last day of a claim with the last day on which its article can have appeared."""
    article = corpus.articles.get(claim.article_id)
    if claim.tense not in ("past", "present") or article is None or article.published is None:
        return
    end = claim.when.extent.end if claim.when is not None else None
    published = article.published.extent.end
    if end is not None and published is not None and end > published:
        yield RULE.at(
            claim.location.child("when"),
            hint="set `tense: future` or `conditional`, or correct the date",
            tense=claim.tense,
            end=end,
            published=article.published.edtf,
        )
