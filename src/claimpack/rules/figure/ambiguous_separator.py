"""A comma that may divide thousands or decimals, before a word such as "million".

## What it finds

`figure@` words in which a number has one comma or point with exactly three digits after it, before a
multiplier: "2,500 million" may be two and a half million or two and a half thousand million. A
claim with a `note` is not reported: the note explains the reading.

## Why it matters

Pages use both signs for both purposes. Before a multiplier both readings are possible, and they differ
by a factor of a thousand.

## Example

    figure: 2500000
    figure@120: 2,500 million tons

## Write instead

    figure: 2500000
    figure@120: 2,500 million tons
    note: The article writes its decimals with a comma and three digits.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Pages, Rule
from claimpack.text.figure_words import FigureWords, words_of_figure

RULE = Rule(
    code="F04",
    name="ambiguous-separator",
    message="`{written}` before a word for {scale} can be {small} or {large}",
    severity="warning",
    scope="claim",
)


SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def check(claim: Claim, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find a number with two readings before a multiplier. F01 reports one that gives another figure."""
    figure = claim.figure
    if figure is None or claim.note is not None:
        return
    for one in words_of_figure(claim, pages.get(claim.source_id)):
        found = next(_ambiguous(one), None) if one.say(figure) else None
        if found is not None:
            written, power, small, large = found
            taken = " to ".join(f"{number:f}" for number in sorted(figure.numbers))
            yield RULE.at(
                one.anchor.evidence_location,
                hint=f"the figure reads it as {taken}; explain this in `note`",
                written=written,
                scale=SCALES[power],
                small=small,
                large=large,
            )


def _ambiguous(found: FigureWords) -> Iterator[tuple[str, int, str, str]]:
    """Yield a number as it is written, the power of ten behind it, and both products."""
    for one in found.language.scaled_numbers(found.words):
        power = one.scale.adjusted()
        if len(one.values) == 2 and power in SCALES:
            small, large = (f"{value * one.scale:f}" for value in sorted(one.values))
            yield one.written, power, _whole(small), _whole(large)


def _whole(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number
