"""A date with the basis `[published]` in an article without a date of publication.

## What it finds

`[published]` in the `when` or `said` of a claim whose article has no `published`. An article is reported
once.

## Why it matters

The value depends on a date that is not recorded.

## Example

    when: ../2021-03-12 [published]

in an article whose record has no `published`.

## Write instead

The date of publication in the source record (`[inferred]` with a note if the page does not state it), or
another basis for the claim's date.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Claim, Corpus, Finding, Iterator, Location, Pages, Related, Rule

RULE = Rule(
    code="S09",
    name="basis-without-date",
    message="`[published]`, but the article `{article}` has no date of publication",
    scope="article",
)


def check(article: Article, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Find dates that depend on an article's date if it has none; T01 reports a broken one."""
    source = corpus.sources[article.source_id]
    written = next(one.published for one in source.articles if one.location == article.location)
    claims = corpus.by_article.get(article.article_id, ())
    uses = [location for claim in claims for location in _uses(claim)] if written is None else []
    if not uses:
        return
    first, *others = uses
    yield RULE.at(
        first,
        hint=f"write `published` in `sources/{article.source_id}.yaml`, or give this date another basis",
        related=(
            Related(location=article.location.at_key(), message="the record of the article"),
            *(Related(location=other, message="`[published]` here too") for other in others),
        ),
        article=article.article_id,
    )


def _uses(claim: Claim) -> Iterator[Location]:
    if claim.when is not None and claim.when.basis == "published":
        yield claim.location.child("when")
    for voice in claim.chain[1:]:
        if voice.said is not None and voice.said.basis == "published" and not voice.inherited:
            yield voice.location.child("said")
