"""A hedge that only the words or only the figure has.

## What it finds

`figure@` words with a hedge ("about", "more than", "at least" …) and a figure without it; a figure that is
`about` a number, or `more than`, `at least`, `less than` or `at most` one, and words that do not say so. A
silent `figure@` is read if the text is available: a mask shades a hedge.

## Why it matters

"More than a thousand" and "a thousand" are two figures.

## Example

    figure: 900
    figure@57: about 900 tons

## Write instead

    figure: about 900
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Figure, Finding, Iterator, Page, Pages, Rule, rewrite
from claimpack.text.find import words_at

RULE = Rule(
    code="F03",
    name="lost-hedge",
    message="{problem}",
    severity="warning",
    scope="claim",
)


BOUNDS = {"more_than", "at_least", "less_than", "at_most"}


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare the hedges of a figure with those of its words."""
    figure = claim.figure
    if figure is None or figure.bound in ("order", "vague"):
        return
    page = pages.get(claim.source_id)
    words = _words(claim, page)
    if page is None or not page.language.reads_words or not words:
        return
    said = frozenset().union(*(page.language.read_hedges(one) for one in words))
    at = claim.location.child("figure")
    if "about" in said and not figure.approx:
        fix = rewrite(at, f"about {_number(figure)}", safe=True) if figure.bound == "point" else None
        problem = 'the words say "about", the figure does not'
        hint = "write `about` before the number" if fix is None else f"{fix.title}, as the words do"
        yield RULE.at(at, hint=hint, fix=fix, problem=problem)
    if figure.approx and "about" not in said:
        hint = "anchor the word that says so, or delete `about`"
        yield RULE.at(at, hint=hint, problem='the figure says "about", its words do not')
    bounds = sorted(said & BOUNDS)
    if figure.bound == "point" and bounds:
        limit = _worded(bounds[0])
        fix = rewrite(at, f"{limit} {_number(figure)}", safe=True)
        hint = f"{fix.title}, as the words do"
        yield RULE.at(at, hint=hint, fix=fix, problem=f'the words say "{limit}", the figure does not')
    if figure.bound in BOUNDS - said:
        limit, others = _worded(figure.bound), [_worded(one) for one in bounds]
        hint = f"anchor the words that say so, or delete `{limit}`"
        yield RULE.at(
            at,
            hint="write " + " or ".join(f"`{one} N`" for one in others) if others else hint,
            problem=f'the figure says "{limit}", its words '
            + (f"say {' or '.join(others)}" if others else "do not"),
        )


def _words(claim: Claim, page: Page | None) -> list[str]:
    """Return the words of the figure's anchors; those of a silent one only with the text."""
    words = []
    for anchor in (one for one in claim.anchors if one.field == "figure"):
        if anchor.words is not None:
            words.append(anchor.words)
        elif page is not None and page.text is not None:
            words.append(words_at(anchor, page) or "")
    return words


def _worded(bound: str) -> str:
    return bound.replace("_", " ")


def _number(figure: Figure) -> str:
    (number,) = figure.numbers
    return f"{number.normalize():f}"
