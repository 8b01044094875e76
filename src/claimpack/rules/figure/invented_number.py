"""A number where the words state none.

## What it finds

A numeric `figure` whose words, all of them, give an order of magnitude ("tens of millions") or a vague
number ("several").

## Why it matters

"Tens of millions" is not twenty million. A number in its place is not what the voice said, but
sums and comparisons use it.

## Example

    figure: 20000000
    figure@120: tens of millions

## Write instead

    figure: tens of millions
    figure@120: tens of millions
"""

from __future__ import annotations

from claimpack.model.figure import ORDERS
from claimpack.rules.api import Claim, Corpus, Edit, Finding, Fix, Iterator, Location, Pages, Rule
from claimpack.text.figure_words import FigureWords, without_number, words_of_figure

RULE = Rule(
    code="F07",
    name="invented-number",
    message="the words say {said}, which is not a number",
    scope="claim",
)


_IN_WORDS = {magnitude: words for words, magnitude in ORDERS.items()}


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find a figure that is a number although none of its words states one."""
    if claim.figure is None:
        return
    found = words_of_figure(claim, pages.get(claim.source_id))
    if not without_number(found, claim.figure):
        return
    at = claim.location.child("figure")
    orders = _orders(found)
    if not orders:
        hint = "write `figure: several` or `figure: many`"
        yield RULE.at(at, hint=hint, said='"several" or "many"')
        return
    known = [_IN_WORDS[order] for order in orders if order in _IN_WORDS]
    said = " or ".join(f'"{_IN_WORDS[order]}"' if order in _IN_WORDS else f"10^{order}" for order in orders)
    hint = " or ".join(f"write `figure: {words}`" for words in known)
    fix = _fix(at, known[0]) if len(known) == len(orders) == 1 else None
    yield RULE.at(at, hint=hint or "delete the figure and state it in the gloss", fix=fix, said=said)


def _orders(found: tuple[FigureWords, ...]) -> list[int]:
    readings = (reading for one in found for reading in one.rough)
    return sorted({reading.magnitude for reading in readings if reading.magnitude is not None})


def _fix(at: Location, words: str) -> Fix:
    return Fix(title=f"write `{words}`", edits=(Edit(location=at, text=words),), safe=True)
