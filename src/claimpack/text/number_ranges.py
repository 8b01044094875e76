"""Ranges between two numbers of a text: "من X إلى Y", "بين X وY", "X-Y", "X أو Y".

A range is read beside its two points, never instead of them: whether "3-4" is a range or a score is
for the author to say. A larger number before a smaller one is a fall or a clock, not a range.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING

from claimpack.text.number_words import Phrase, read_cardinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.text.number_tokens import Token

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~")
_SIGNS = frozenset("%\u066a$\u20ac")  # percent and currency, which may stand behind either number
_UP_TO = ("الي", "حتي")
_OR = ("او",)
_FROM = ("من", "بين")
_BETWEEN = "بين"
_MAX_NOUNS = 2
"""Words that may stand between a number and the "to" or "and" of its range."""


def read_ranges(
    tokens: Sequence[Token], points: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Give the ranges among points that stand in order: their tokens, low and high."""
    for low, high in pairwise(points):
        if low.last <= high.first and _linked(tokens, low, high):
            yield from _ranges(low, high)
    for point in points:
        if _opened_by(tokens, point, (_BETWEEN,)):
            yield from _divided(tokens, point)


def _ranges(low: Phrase, high: Phrase) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Pair the values; in "10 to 12 thousand" the first may count in the scale of the second."""
    whole = Phrase(kind="range", first=low.first, last=high.last)
    scales = {Decimal(1)} | ({high.unit} if low.unit == 1 else set())
    alike = len(low.values) == len(high.values)  # "1,500 to 2,500": both commas mean the same
    pairs = zip(low.values, high.values, strict=True) if alike else product(low.values, high.values)
    for (value, end), scale in product(pairs, scales):
        if value * scale < end:
            yield whole, value * scale, end


def _linked(tokens: Sequence[Token], low: Phrase, high: Phrase) -> bool:
    written = [token.written for token in tokens[low.last : high.first]]
    between = [word for word in written if word not in _SIGNS]
    if len(between) == 1 and between[0] in _DASHES:
        return not (_dated(tokens, low.first - 1, -1) or _dated(tokens, high.last, 1))
    if _opened_by(tokens, low, (_BETWEEN,)) and tokens[high.first].continues():
        return len(between) <= _MAX_NOUNS
    if between in ([word] for word in _OR):
        return True
    at = next((place for place, word in enumerate(between) if word in _UP_TO), None)
    if at is None or len(between) > at + 2:
        return False
    return at == 0 or (at <= _MAX_NOUNS and _opened_by(tokens, low, _FROM))


def _opened_by(tokens: Sequence[Token], point: Phrase, openings: Sequence[str]) -> bool:
    """Tell whether "from" or "between" stands before a number, with at most two words between."""
    start = max(point.first - _MAX_NOUNS - 1, 0)
    before = [token.written for token in tokens[start : point.first]]
    return any(_bare(word) in openings for word in before)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") else word


def _dated(tokens: Sequence[Token], place: int, step: int) -> bool:
    """Tell whether a number goes on as a date or a clock does: 2024-10-25, 12:03."""
    beyond = place + step
    if not (0 <= place < len(tokens) and 0 <= beyond < len(tokens)):
        return False
    return tokens[place].written in (*_DASHES, ":", "/") and bool(tokens[beyond].values)


def _divided(tokens: Sequence[Token], point: Phrase) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Read "between three and twenty" as a range too, though together they are 23."""
    for place in range(point.first + 1, point.last):
        if tokens[place].continues():
            low = read_cardinal(tokens[:place], point.first)
            high = read_cardinal(tokens[: point.last], place)
            if low and high and low.last == place and high.last == point.last:
                yield from _ranges(low, high)
