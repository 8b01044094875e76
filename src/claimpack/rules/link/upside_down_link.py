"""A part that is greater than its whole, or an update that is older than what it updates.

## What it finds

`part_of` from a figure that cannot be as small as its whole, and `updates` from a claim whose `when` ends
before that of the other. Where both end on one day, or one of them has no end, the days of speech decide,
and without them those of the articles. `about` reaches a tenth either way.

## Why it matters

The link is written at the wrong one of the two, or one of the figures or dates is wrong.

## Example

    ships-left:
      figure: 3000
      links:
        - part_of: ships-by-june      # 1500

## Write instead

The link at the smaller figure, or at the later claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.diagnostic import Related
from claimpack.model.figure import reach, write_figure
from claimpack.model.rule import Rule
from claimpack.text.figure_words import stands_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim, Link
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Dated
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages

RULE = Rule(
    code="L06",
    name="upside-down-link",
    message="{problem}",
    severity="warning",
    scope="claim",
)


def check(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Compare the figures and dates of linked claims; a circle (L02) and unlike figures (L04) apart."""
    for link in claim.links:
        other = corpus.claims.get(link.target)
        if other is None or other is claim or _goes_back(link, claim, other):
            continue
        problem = None
        if link.relation == "part_of" and claim.measure == other.measure:
            problem = _greater(claim, other, pages)
        elif link.relation == "updates":
            problem = _older(claim, other, corpus)
        if problem is not None:
            field = "figure" if link.relation == "part_of" else "date"
            related = (Related(locus=other.locus.at_key(), message="the other claim"),)
            hint = f"write the link at the other claim, or correct the {field} of one of them"
            yield RULE.at(link.locus, problem=problem, hint=hint, related=related)


def _goes_back(link: Link, claim: Claim, other: Claim) -> bool:
    return any(back.relation == link.relation and back.target == claim.claim_id for back in other.links)


def _greater(part: Claim, whole: Claim, pages: Pages) -> str | None:
    """Compare two figures, unless their own words say something else (F01)."""
    if part.figure is None or whole.figure is None:
        return None
    if not all(stands_in_words(one, pages.get(one.source_id)) for one in (part, whole)):
        return None
    mine, theirs = reach(part.figure), reach(whole.figure)
    if mine is None or theirs is None or theirs[1] is None or mine[0] <= theirs[1]:
        return None
    figures = write_figure(part.figure), write_figure(whole.figure)
    return f"the part, {figures[0]}, is greater than its whole, {figures[1]}"


def _older(update: Claim, other: Claim, corpus: Corpus) -> str | None:
    mine = update.when.extent.end if update.when is not None else None
    theirs = other.when.extent.end if other.when is not None else None
    if mine is not None and theirs is not None and mine != theirs:
        return f"an update up to {mine} of what holds up to {theirs}" if mine < theirs else None
    said, before = _spoken(update, corpus), _spoken(other, corpus)
    if said is None or before is None or said.extent.end is None or before.extent.start is None:
        return None
    if said.extent.end >= before.extent.start:
        return None
    return f"an update of {said.edtf} to what was said in {before.edtf}"


def _spoken(claim: Claim, corpus: Corpus) -> Dated | None:
    article = corpus.articles.get(claim.article_id)
    return claim.origin.said or (article.published if article is not None else None)
