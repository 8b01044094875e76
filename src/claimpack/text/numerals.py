"""Numbers in digits: what the readers of numbers of all languages share.

Digits of three scripts are read. Spaces only divide tokens, except line breaks, which no number crosses.
Invisible format characters (general category Cf: direction marks, joiners) are dropped, except between two
letters, where they divide words as they do for `words`; offsets are those in the given text all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import category

from claimpack.model.language import NumberReading
from claimpack.text.fold import plain_space
from claimpack.text.words import in_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimpack.model.language import NumberKind

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~")

_LITERAL = re.compile(r"[0-9]+(?:[,.\u060c\u066b\u066c][0-9]+)*|[^ \t]")
_SEPARATOR = re.compile("([,.\u060c\u066b\u066c])")
_ARABIC_COMMA = "\u060c"
_DIGITS = {ord(zero) + n: str(n) for zero in "\u0660\u06f0" for n in range(10)}
_MAX_DIGITS = 18
"""A longer string is no number that anyone claims, and would outrun the precision of Decimal."""
_COUNTED = ("point", "order", "fraction")
_LARGEST_PART = 10
_ONE = Decimal(1)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token; `start` and `end` are code points of the given text, half-open."""

    start: int
    end: int
    written: str
    """A literal in ASCII digits, a folded word, or one other character."""
    values: tuple[Decimal, ...] = ()
    """What a literal can be read as; none where it is too long."""
    joined: bool = False
    """An "and" precedes it, on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One number of a text: tokens `first` to `last`, half-open, and what they can mean."""

    kind: NumberKind
    first: int
    last: int
    values: tuple[Decimal, ...] = ()
    """Those of a point, an ordinal or a fraction."""
    unit: Decimal = _ONE
    """The scale that the last part of a point counts in: 1000 for "five thousand"."""
    magnitude: int | None = None
    """That of an order: a power of ten."""


def visible(text: str) -> tuple[str, Sequence[int]]:
    """Drop format characters, write digits and spaces plainly; return the offsets of what is left."""
    plain = plain_space(text.translate(_DIGITS))
    if text.isascii() or not any(category(character) == "Cf" for character in set(text)):
        return plain, range(len(text))
    kept: list[str] = []
    offsets: list[int] = []
    hidden: int | None = None
    for offset, character in enumerate(plain):
        if category(character) == "Cf":
            hidden = offset
            continue
        if hidden is not None and kept and in_word(kept[-1]) and in_word(character):
            kept.append(" ")
            offsets.append(hidden)
        hidden = None
        kept.append(character)
        offsets.append(offset)
    return "".join(kept), offsets


def literals(plain: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Find the digit strings, separators included, and the other characters between two offsets."""
    for found in _LITERAL.finditer(plain, start, end):
        yield found.start(), found[0]


def has_list_comma(literal: str) -> bool:
    """Return whether a literal has the Arabic comma, which mostly divides a list."""
    return _ARABIC_COMMA in literal


def split_literal(written: str, start: int, *, multiplied: bool = False) -> Iterator[Token]:
    """Return a literal as one token where its separators allow it, else as several numbers."""
    pieces = _SEPARATOR.split(written)
    values = literal_values(pieces[::2], pieces[1::2], multiplied=multiplied)
    if values or len(written) > _MAX_DIGITS:
        yield Token(start=start, end=start + len(written), written=written, values=values)
        return
    for piece in pieces:
        end = start + len(piece)
        values = literal_values([piece], []) if piece.isdigit() else ()
        yield Token(start=start, end=end, written=piece, values=values)
        start = end


def literal_values(
    parts: Sequence[str], separators: Sequence[str], *, multiplied: bool = False
) -> tuple[Decimal, ...]:
    """Return every value of digit strings with separators between them; none if they are no number.

    Three digits after one comma or point may be thousands or thousandths, hence two values.
    """
    if sum(map(len, parts)) > _MAX_DIGITS:
        return ()
    if not separators:
        return (Decimal(parts[0]),)
    *heads, tail = parts
    *between, last = separators
    values = []
    if _grouped(parts, separators):
        values.append(Decimal("".join(parts)))
    whole = len(heads) == 1 or (last not in between and _grouped(heads, between))
    if whole and _divides(last, heads, tail, multiplied=multiplied):
        values.append(Decimal("".join(heads) + "." + tail))
    return tuple(values)


def _grouped(parts: Sequence[str], separators: Sequence[str]) -> bool:
    """Return whether digits are grouped by thousands, with one separator throughout."""
    head, *tails = parts
    if len(head) > 3 or head.startswith("0") or len(set(separators)) > 1:
        return False
    return all(len(tail) == 3 for tail in tails)


def _divides(separator: str, heads: Sequence[str], tail: str, *, multiplied: bool) -> bool:
    """Return whether a separator can be the decimal one, rather than group or divide a list."""
    if separator == _ARABIC_COMMA:
        return multiplied and len(tail) < 3
    if separator == ",":
        return len(tail) < 3 or (len(tail) == 3 and len(heads[0]) <= 3)
    return separator in ".\u066b"


def grouped_by_spaces(text: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
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


def quotients(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Read "3/4", where nothing makes it a date, as three quarters too."""
    for first, (above, slash, below) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        if slash.written != "/" or not (_digits(above) and _digits(below)):
            continue
        around = (*tokens[max(first - 1, 0) : first], *tokens[first + 3 : first + 4])
        part, whole = above.values[0], below.values[0]
        if 0 < part < whole <= _LARGEST_PART and not any(t.written == "/" for t in around):
            yield Phrase(kind="fraction", first=first, last=first + 3, values=(part / whole,))


def ranges_between(low: Phrase, high: Phrase) -> Iterator[tuple[Phrase, Decimal, Decimal]]:
    """Pair the values of two numbers as a range, its tokens, low and high.

    In "10 to 12 thousand" the first may count in the scale of the second. A larger number before a smaller
    one is a fall or a clock, not a range.
    """
    whole = Phrase(kind="range", first=low.first, last=high.last)
    scales = {_ONE} | ({high.unit} if low.unit == 1 else set())
    alike = len(low.values) == len(high.values)  # "1,500 to 2,500": both commas mean the same
    pairs = zip(low.values, high.values, strict=True) if alike else product(low.values, high.values)
    for (value, end), scale in product(pairs, scales):
        if value * scale < end:
            yield whole, value * scale, end


def is_dated(tokens: Sequence[Token], low: Phrase, high: Phrase) -> bool:
    """Return whether two numbers with a dash between go on as a date or a clock does: 2024-10-25, 12:03."""
    return _goes_on(tokens, low.first - 1, -1) or _goes_on(tokens, high.last, 1)


def _goes_on(tokens: Sequence[Token], place: int, step: int) -> bool:
    beyond = place + step
    if not (0 <= place < len(tokens) and 0 <= beyond < len(tokens)):
        return False
    return tokens[place].written in (*DASHES, ":", "/") and bool(tokens[beyond].values)


def readings(
    tokens: Sequence[Token],
    phrases: Iterable[Phrase],
    ranges: Iterable[tuple[Phrase, Decimal, Decimal]],
) -> tuple[NumberReading, ...]:
    """Return phrases and ranges as readings, each once, ordered by start, end and value."""
    found = {
        _reading(tokens, phrase, value, value) for phrase in phrases for value in phrase.values or (None,)
    }
    found.update(_reading(tokens, whole, low, high) for whole, low, high in ranges)
    return tuple(sorted(found, key=_order))


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


def counted_spans(tokens: Sequence[Token], phrases: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Return the spans of points, orders and fractions, those that overlap as one, in order."""
    counted = (phrase for phrase in phrases if phrase.kind in _COUNTED)
    found = sorted({(tokens[phrase.first].start, tokens[phrase.last - 1].end) for phrase in counted})
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans
