"""A region whose role and article do not fit together.

## What it finds

A role that is not in the vocabulary, an article that the record does not declare (the message suggests
the nearest name), a role of an article without an article, a role of the page with an article, and an
article without a body.

## Why it matters

Anchors must be in their own article. A region with a misspelt article belongs to no article, so that
every anchor in it would be rejected although the anchor is right.

## Example

    regions:
      0: body mian

## Write instead

    regions:
      0: body main
"""

from __future__ import annotations

from claimpack.model.source import ARTICLE_ROLES, Cut
from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule, Source
from claimpack.text.spelling import did_you_mean

RULE = Rule(code="S04", name="region-without-article", message="{problem}", scope="source")


def check(source: Source, corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Check role and article of each region, then that each article has a body."""
    roles = [code.code for code in corpus.vocabularies["region-role"]]
    slugs = [article.slug for article in source.articles]
    for cut in source.cuts:
        mistake = _mistake(cut, roles, slugs)
        if mistake is not None:
            problem, hint = mistake
            yield RULE.at(cut.location, problem=problem, hint=hint)
    bodies = {cut.article for cut in source.cuts if cut.role == "body"}
    for article in source.articles:
        if article.slug not in bodies:
            problem = f"the article `{article.slug}` has no body"
            hint = f"write `START: body {article.slug}` among the regions"
            yield RULE.at(article.location.at_key(), problem=problem, hint=hint)


def _mistake(cut: Cut, roles: list[str], slugs: list[str]) -> tuple[str, str | None] | None:
    if cut.role not in roles:
        return f"`{cut.role}` is not a region role", did_you_mean(
            cut.role, roles, f"roles are {', '.join(roles)}"
        )
    if cut.role in ARTICLE_ROLES and cut.article is None:
        return f"a {cut.role} belongs to an article", f"write `{cut.role} ARTICLE`"
    if cut.role not in ARTICLE_ROLES and cut.article is not None:
        return f"a `{cut.role}` region belongs to the page", f"write `{cut.role}` alone"
    if cut.article is not None and cut.article not in slugs:
        known = f"declared articles are {', '.join(slugs)}"
        return f"there is no article `{cut.article}` on this page", did_you_mean(cut.article, slugs, known)
    return None
