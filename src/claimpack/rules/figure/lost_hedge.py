"""A hedge in the words that the figure does not have, or the other way round.

## What it finds

`figure@` words with a hedge ("about", "more than", "at least" …) and a figure without it; a figure that is
`about` a number and words that do not say so.

## Why it matters

"More than a thousand" and "a thousand" are two figures.

## Example

    figure: 900
    figure@57: about 900 tons

## Write instead

    figure: about 900
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.fix import rewrite
from claimpack.model.rule import Rule
from claimpack.text.hedges import read_hedges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.figure import Figure
    from claimpack.model.pages import Pages

RULE = Rule(
    code="F03",
    name="lost-hedge",
    message="{problem}",
    severity="warning",
    scope="claim",
)


BOUNDS = {"more_than", "at_least", "less_than", "at_most"}


def check(claim: Claim, _: Corpus, __: Pages) -> Iterator[Diagnostic]:
    """Compare the hedges of a figure with those of its first words."""
    figure = claim.figure
    words = [one.words for one in claim.anchors if one.field == "figure" and one.words is not None]
    if figure is None or not words or figure.bound in ("order", "vague"):
        return
    said = frozenset().union(*(read_hedges(one) for one in words))
    at = claim.locus.child("figure")
    if "about" in said and not figure.approx:
        fix = rewrite(at, f"about {_number(figure)}", safe=True) if figure.bound == "point" else None
        problem = "the words say about, the figure does not"
        yield RULE.at(at, hint="write `about N`", fix=fix, problem=problem)
    if figure.approx and "about" not in said:
        hint = "anchor the word that says about, or delete `about`"
        yield RULE.at(at, hint=hint, problem="the figure says about, its words do not")
    if figure.bound == "point" and (bounds := sorted(said & BOUNDS)):
        limit = bounds[0].replace("_", " ")
        hint = f"write `{limit} N`"
        fix = rewrite(at, f"{limit} {_number(figure)}", safe=True)
        yield RULE.at(at, hint=hint, fix=fix, problem=f"the words say {limit}, the figure does not")


def _number(figure: Figure) -> str:
    (number,) = figure.numbers
    return f"{number.normalize():f}"
