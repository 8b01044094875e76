"""Numbers of an Arabic text: text in, every reading of every number in it out.

A reader that had to decide would be wrong about 1,500 half of the time. This one gives all
readings, and the author's figure must be among them. Years and parts of dates and clocks are points
like any other. Not read: negative numbers, number words with a suffixed pronoun ("half of them"),
decades ("the fifties"), one eighth, and digits of other scripts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.text.fold import plain_space
from claimpack.text.hedges import read_hedges
from claimpack.text.mask import SHADES
from claimpack.text.number_guesses import guesses_at
from claimpack.text.number_ranges import read_ranges
from claimpack.text.number_tokens import Token, literal_values, read_word, tokens_of
from claimpack.text.number_words import Kind, Phrase, changes_reading, phrases_at
from claimpack.text.words import each_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["NumberReading", "number_spans", "read_hedges", "read_numbers"]

_COUNTED = ("point", "order", "fraction")
_LARGEST_PART = 10
# No number crosses the end of a line or a shaded word, and none is read differently for what stands beyond.
# With the words shaded that have nothing to do with numbers, next to nothing is left to look at: what lies
# between two edges and has a letter or a digit; this is its rest, from the first of them on.
_EDGES = f"\n{SHADES}"
_REST = re.compile(rf"\w[^{_EDGES}]*")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """One way to read a number in a text. start, end: half-open code points in the given text.

    Points, ordinals and fractions have low == high; ranges have low < high; orders have no bounds
    but a magnitude, the power of ten (thousands 3, tens of millions 7); vague ones have neither.
    """

    kind: Kind
    low: Decimal | None
    high: Decimal | None
    magnitude: int | None
    start: int
    end: int


def read_numbers(text: str, *, duals: bool = True) -> tuple[NumberReading, ...]:
    """Read all numbers of a text in all ways, each reading once, ordered by start, end and value.

    With `duals`, words that may only be numbers are read as well: a noun that may be a dual, "one
    of", "many". Without, a mask reads as its text does, but for ranges ("from", "to" are shaded)
    and "the first" of "the day before yesterday".
    """
    tokens = tokens_of(text)
    phrases = _all_phrases(text, tokens)
    points = [phrase for phrase in phrases if phrase.kind == "point"]
    if duals:
        for place in range(len(tokens)):
            phrases += guesses_at(tokens, place)
    readings = {
        _reading(tokens, phrase, value, value) for phrase in phrases for value in phrase.values or (None,)
    }
    ranges = read_ranges(tokens, points)
    readings.update(_reading(tokens, whole, low, high) for whole, low, high in ranges)
    return tuple(sorted(readings, key=_order))


@lru_cache(maxsize=256)
def number_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Give the places of numbers that a page must account for: points, orders and fractions.

    Half-open code points, disjoint, in order; the same for a text and for its mask.
    """
    shaded = each_word(text, _shaded_unless_it_counts)
    return tuple(
        (first + start, first + end)
        for first, last in _stretches(shaded)
        for start, end in _counted_in(shaded[first:last])
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of what stands between two edges, where it has a letter or a digit."""
    for rest in _REST.finditer(text):
        start, end = rest.span()
        while start and text[start - 1] not in _EDGES:
            start -= 1
        yield start, end


@lru_cache(maxsize=65536)
def _shaded_unless_it_counts(word: str) -> str:
    written, _, _, meanings = read_word(word)
    return word if meanings or changes_reading(written) else SHADES[0] * len(word)


def _counted_in(token_range: str) -> list[tuple[int, int]]:
    """Give the places of counted phrases, those that overlap as one."""
    tokens = tokens_of(token_range)
    counted = (phrase for phrase in _all_phrases(token_range, tokens) if phrase.kind in _COUNTED)
    places = sorted({(tokens[phrase.first].start, tokens[phrase.last - 1].end) for phrase in counted})
    spans: list[tuple[int, int]] = []
    for start, end in places:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _all_phrases(text: str, tokens: Sequence[Token]) -> list[Phrase]:
    return [*_phrases(tokens), *_grouped_by_spaces(text, tokens), *_quotients(tokens)]


def _phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    place = 0
    while place < len(tokens):
        if not tokens[place].numeric:
            place += 1
            continue
        found = phrases_at(tokens, place)
        yield from found
        place = max((phrase.last for phrase in found), default=place + 1)


def _grouped_by_spaces(text: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Read "10 000" as ten thousand too."""
    last = 0
    for first, token in enumerate(tokens):
        if first < last or not _digits(token) or not 0 < len(token.written.lstrip("0")) <= 3:
            continue
        last = first + 1
        while last < len(tokens) and _one_space(text, tokens[last - 1], tokens[last]):
            if not _digits(tokens[last]) or len(tokens[last].written) != 3:
                break
            last += 1
        parts = [group.written for group in tokens[first:last]]
        values = literal_values(parts, [" "] * (len(parts) - 1)) if last > first + 1 else ()
        if values:
            yield Phrase(kind="point", first=first, last=last, values=values)


def _one_space(text: str, before: Token, after: Token) -> bool:
    return not after.joined and plain_space(text[before.end : after.start]) == " "


def _digits(token: Token) -> bool:
    return bool(token.values) and token.written.isdigit()


def _quotients(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Read "3/4", where nothing makes it a date, as three quarters too."""
    for first, (above, slash, below) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        if slash.written != "/" or not (_digits(above) and _digits(below)):
            continue
        around = (*tokens[max(first - 1, 0) : first], *tokens[first + 3 : first + 4])
        part, whole = above.values[0], below.values[0]
        if 0 < part < whole <= _LARGEST_PART and not any(t.written == "/" for t in around):
            yield Phrase(kind="fraction", first=first, last=first + 3, values=(part / whole,))


def _reading(
    tokens: Sequence[Token], phrase: Phrase, low: Decimal | None, high: Decimal | None
) -> NumberReading:
    return NumberReading(
        kind=phrase.kind,
        low=low,
        high=high,
        magnitude=phrase.magnitude,
        start=tokens[phrase.first].start,
        end=tokens[phrase.last - 1].end,
    )


def _order(reading: NumberReading) -> tuple[int, int, str, Decimal, Decimal]:
    return reading.start, reading.end, reading.kind, reading.low or _ZERO, reading.high or _ZERO
