"""Numbers of an Arabic text: text in, every reading of every number in it out.

A reader that had to decide would be wrong about 1,500 half of the time. This one gives all
readings, and the author's figure must be among them. Years and parts of dates and clocks are points
like any other. Not read: negative numbers, number words with a suffixed pronoun ("half of them"),
decades ("the fifties"), one eighth, and digits of other scripts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from claimpack.languages.ar.number_grammar import changes_reading, phrases_at
from claimpack.languages.ar.number_guesses import guesses_at
from claimpack.languages.ar.number_ranges import read_ranges
from claimpack.languages.ar.number_tokens import ArabicToken, read_word, tokens_of
from claimpack.model.language import ScaledNumber
from claimpack.text.numerals import counted_spans, grouped_by_spaces, quotients, readings
from claimpack.text.words import SHADES, each_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.model.language import NumberReading
    from claimpack.text.numerals import Phrase

# No number crosses the end of a line or a shaded word, and none is read differently for what stands beyond.
# With the words shaded that have nothing to do with numbers, next to nothing is left to look at: what lies
# between two edges and has a letter or a digit; this is its rest, from the first of them on.
_EDGES = f"\n{SHADES}"
_REST = re.compile(rf"\w[^{_EDGES}]*")


def read_numbers(text: str, *, guesses: bool = True) -> tuple[NumberReading, ...]:
    """Read all numbers of a text in all ways, each reading once, ordered by start, end and value.

    With `guesses`, words that may only be numbers are read as well: a noun that may be a dual, "one
    of", "many". Without, a mask reads as its text does, but for ranges ("from", "to" are shaded)
    and "the first" of "the day before yesterday".
    """
    tokens = tokens_of(text)
    phrases = _all_phrases(text, tokens)
    points = [phrase for phrase in phrases if phrase.kind == "point"]
    if guesses:
        for place in range(len(tokens)):
            phrases += guesses_at(tokens, place)
    return readings(tokens, phrases, read_ranges(tokens, points))


@lru_cache(maxsize=256)
def number_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of numbers that a page must account for: points, orders and fractions.

    Half-open code points, disjoint, in order; the same for a text and for its mask.
    """
    shaded = each_word(text, _shaded_unless_it_counts)
    return tuple(
        (first + start, first + end)
        for first, last in _stretches(shaded)
        for start, end in _counted_in(shaded[first:last])
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands between two edges, where it has a letter or a digit."""
    for rest in _REST.finditer(text):
        start, end = rest.span()
        while start and text[start - 1] not in _EDGES:
            start -= 1
        yield start, end


@lru_cache(maxsize=65536)
def _shaded_unless_it_counts(word: str) -> str:
    written, _, _, meanings = read_word(word)
    return word if meanings or changes_reading(written) else SHADES[0] * len(word)


def _counted_in(text: str) -> list[tuple[int, int]]:
    tokens = tokens_of(text)
    return counted_spans(tokens, _all_phrases(text, tokens))


def _all_phrases(text: str, tokens: Sequence[ArabicToken]) -> list[Phrase]:
    return [*_phrases(tokens), *grouped_by_spaces(text, tokens), *quotients(tokens)]


def _phrases(tokens: Sequence[ArabicToken]) -> Iterator[Phrase]:
    place = 0
    while place < len(tokens):
        if not tokens[place].numeric:
            place += 1
            continue
        found = phrases_at(tokens, place)
        yield from found
        place = max((phrase.last for phrase in found), default=place + 1)


def scaled_numbers(text: str) -> Iterator[ScaledNumber]:
    """Find digits before a word for a scale: "2,500 million"."""
    for token, after in pairwise(tokens_of(text)):
        scale = after.meaning("scale", "plural") if after.follows() else None
        if token.values and scale is not None:
            yield ScaledNumber(written=token.written, values=token.values, scale=scale.value)
