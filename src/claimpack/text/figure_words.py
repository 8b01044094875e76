"""The words of a figure's anchors: a claim and its page in, what can be read from each anchor out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.text.find import compare_with_page

if TYPE_CHECKING:
    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.figure import Figure
    from claimpack.model.language import Language, NumberReading
    from claimpack.model.pages import Page

_ROUGH = ("order", "vague")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """One `figure@`, its own words or those that the page shows there, and all their readings."""

    anchor: Anchor
    words: str
    language: Language
    readings: tuple[NumberReading, ...]

    def say(self, figure: Figure) -> bool:
        """Return whether one way to read the words gives the figure.

        Where only digits are read, a word beside them may multiply them by a power of ten.
        """
        if any(_says(one, figure) for one in self.readings) or _both_ends(self.readings, figure):
            return True
        return not self.language.reads_words and (
            figure.bound in _ROUGH or any(_may_say(one, figure) for one in self.readings)
        )

    @property
    def rough(self) -> tuple[NumberReading, ...]:
        """The readings of words that have an order of magnitude, or "several", and no number.

        A noun that may be a dual is no number beside them: "tens of teachers" has the same ending.
        """
        if not any(one.kind in _ROUGH for one in self.readings):
            return ()
        sure = _read(self.language, self.words, guesses=False) or self.readings
        return sure if all(reading.kind in _ROUGH for reading in sure) else ()


def words_of_figure(claim: Claim, page: Page | None) -> tuple[FigureWords, ...]:
    """Read each `figure@` of a claim, in order; none where there is no page.

    Left out are words that are not those of the page (A01), silent anchors where a mask shows no number (it
    shades the noun of a dual, which is then all the number there is), and words without digits where the
    language of the page is not read.
    """
    found: list[FigureWords] = []
    if page is None:
        return ()
    language = page.language
    for anchor in claim.anchors:
        if anchor.field != "figure":
            continue
        words = _words(anchor, page)
        if words is None or compare_with_page(anchor, page) == "different":
            continue
        readings = _read(language, words)
        if readings or (anchor.words is not None and language.reads_words):
            found.append(FigureWords(anchor=anchor, words=words, language=language, readings=readings))
    return tuple(found)


def stands_in_words(claim: Claim, page: Page | None) -> bool:
    """Return whether a claim has a figure that no words of it gainsay (F01, F07)."""
    figure = claim.figure
    return figure is not None and all(one.say(figure) for one in words_of_figure(claim, page))


def without_number(found: tuple[FigureWords, ...], figure: Figure) -> bool:
    """Return whether a figure is a number while all its words give an order of magnitude or less (F07)."""
    return figure.bound not in _ROUGH and bool(found) and all(one.rough for one in found)


@lru_cache(maxsize=65536)
def _read(language: Language, words: str, *, guesses: bool = True) -> tuple[NumberReading, ...]:
    return language.read_numbers(words, guesses=guesses)


def _words(anchor: Anchor, page: Page) -> str | None:
    if anchor.words is not None:
        return anchor.words
    if page.visible_text is None or anchor.start is None:
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


def _may_say(reading: NumberReading, figure: Figure) -> bool:
    """Return whether a figure is a number of the words times a power of ten, 10 or more."""
    return bool(reading.low) and all(
        any(value and _is_power_of_ten(value / end) for end in (reading.low, reading.high) if end)
        for value in figure.numbers
    )


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio >= 10 and ratio == Decimal(10) ** ratio.adjusted()


def _both_ends(readings: tuple[NumberReading, ...], figure: Figure) -> bool:
    """Return whether a range is written as two numbers, in words that we do not read as a range."""
    points = {reading.low for reading in readings if reading.low == reading.high}
    return figure.bound == "between" and figure.numbers <= points
