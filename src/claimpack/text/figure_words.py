"""The words of a figure's anchors: a claim and its page in, what can be read from each anchor out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.text.find import stands
from claimpack.text.numbers import read_numbers

if TYPE_CHECKING:
    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.figure import Figure
    from claimpack.model.pages import Page
    from claimpack.text.numbers import NumberReading

_ROUGH = ("order", "vague")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """One `figure@`, its own words or those that the page shows there, and all their readings."""

    anchor: Anchor
    words: str
    readings: tuple[NumberReading, ...]

    def say(self, figure: Figure) -> bool:
        """Tell whether one way to read the words gives the figure."""
        return any(_says(one, figure) for one in self.readings) or _both_ends(self.readings, figure)

    @property
    def rough(self) -> tuple[NumberReading, ...]:
        """The readings of words that have an order of magnitude, or "several", and no number.

        A noun that may be a dual is no number beside them: "tens of teachers" has the same ending.
        """
        if not any(one.kind in _ROUGH for one in self.readings):
            return ()
        sure = _read(self.words, duals=False) or self.readings
        return sure if all(reading.kind in _ROUGH for reading in sure) else ()


def words_of_figure(claim: Claim, page: Page | None) -> tuple[FigureWords, ...]:
    """Read each `figure@` of a claim, in order.

    Left out are words that are not those of the page (A01), and silent anchors where a mask shows no
    number: it shades the noun of a dual, which is then all the number there is.
    """
    found = []
    for anchor in claim.anchors:
        if anchor.field != "figure":
            continue
        words = _words(anchor, page)
        if words is None or (page is not None and stands(anchor, page) == "different"):
            continue
        readings = _read(words)
        if readings or anchor.words is not None:
            found.append(FigureWords(anchor=anchor, words=words, readings=readings))
    return tuple(found)


def stands_in_words(claim: Claim, page: Page | None) -> bool:
    """Tell whether a claim has a figure that no words of it gainsay (F01, F07)."""
    figure = claim.figure
    return figure is not None and all(one.say(figure) for one in words_of_figure(claim, page))


def without_number(found: tuple[FigureWords, ...], figure: Figure) -> bool:
    """Tell whether a figure is a number while all its words give an order of magnitude or less (F07)."""
    return figure.bound not in _ROUGH and bool(found) and all(one.rough for one in found)


@lru_cache(maxsize=65536)
def _read(words: str, *, duals: bool = True) -> tuple[NumberReading, ...]:
    return read_numbers(words, duals=duals)


def _words(anchor: Anchor, page: Page | None) -> str | None:
    if anchor.words is not None:
        return anchor.words
    if page is None or page.visible_text is None or anchor.start is None:
        return None
    return page.visible_text[anchor.start : anchor.start + anchor.length]


def _says(reading: NumberReading, figure: Figure) -> bool:
    if figure.bound == "vague":
        return reading.kind == "vague"
    if figure.bound == "order":
        return reading.kind == "order" and reading.magnitude == figure.magnitude
    if figure.bound == "between":
        return (reading.low, reading.high) == (figure.low, figure.high)
    (number,) = figure.numbers
    return reading.kind != "order" and reading.low == reading.high == number


def _both_ends(readings: tuple[NumberReading, ...], figure: Figure) -> bool:
    """Tell whether a range is written as two numbers, in words that we do not read as a range."""
    points = {reading.low for reading in readings if reading.low == reading.high}
    return figure.bound == "between" and figure.numbers <= points
