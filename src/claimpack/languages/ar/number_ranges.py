"""Ranges between two numbers of a text: "من X إلى Y", "بين X وY", "X-Y", "X أو Y".

A range is read beside its two points, never instead of them: whether "3-4" is a range or a score is
for the author to say. A larger number before a smaller one is a fall or a clock, not a range.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimpack.languages.ar.number_grammar import read_cardinal
from claimpack.text.numerals import DASHES, is_dated, ranges_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from claimpack.languages.ar.number_tokens import ArabicToken
    from claimpack.text.numerals import Phrase

_SIGNS = frozenset("%\u066a$\u20ac")  # percent and currency, which may stand behind either number
_UP_TO = ("الي", "حتي")
_OR = ("او",)
_FROM = ("من", "بين")
_BETWEEN = "بين"
_MAX_NOUNS = 2
"""Words that may stand between a number and the "to" or "and" of its range."""


def read_ranges(
    tokens: Sequence[ArabicToken], points: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Yield the ranges among points that stand in order: their tokens, low and high."""
    for low, high in pairwise(points):
        if low.last <= high.first and _linked(tokens, low, high):
            yield from ranges_between(low, high)
    for point in points:
        if _opened_by(tokens, point, (_BETWEEN,)):
            yield from _divided(tokens, point)


def _linked(tokens: Sequence[ArabicToken], low: Phrase, high: Phrase) -> bool:
    written = [token.written for token in tokens[low.last : high.first]]
    between = [word for word in written if word not in _SIGNS]
    if len(between) == 1 and between[0] in DASHES:
        return not is_dated(tokens, low, high)
    if _opened_by(tokens, low, (_BETWEEN,)) and tokens[high.first].continues():
        return len(between) <= _MAX_NOUNS
    if between in ([word] for word in _OR):
        return True
    at = next((place for place, word in enumerate(between) if word in _UP_TO), None)
    if at is None or len(between) > at + 2:
        return False
    return at == 0 or (at <= _MAX_NOUNS and _opened_by(tokens, low, _FROM))


def _opened_by(tokens: Sequence[ArabicToken], point: Phrase, openings: Sequence[str]) -> bool:
    """Return whether "from" or "between" stands before a number, with at most two words between."""
    start = max(point.first - _MAX_NOUNS - 1, 0)
    before = [token.written for token in tokens[start : point.first]]
    return any(_bare(word) in openings for word in before)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") else word


def _divided(tokens: Sequence[ArabicToken], point: Phrase) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Read "between three and twenty" as a range too, though together they are 23."""
    for place in range(point.first + 1, point.last):
        if tokens[place].continues():
            low = read_cardinal(tokens[:place], point.first)
            high = read_cardinal(tokens[: point.last], place)
            if low and high and low.last == place and high.last == point.last:
                yield from ranges_between(low, high)
