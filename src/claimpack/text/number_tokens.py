"""Tokens of a text for the reader of numbers: digit strings, words and single other characters.

Spaces only divide tokens, except line breaks, which no number crosses. Invisible format characters
(general category Cf: direction marks, joiners) are dropped, except between two letters, where they
divide words as they do for `words`; the places of tokens are those in the given text all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from claimpack.text.fold import fold, plain_space
from claimpack.text.lexicon import CONJUNCTION, NUMBER_WORDS, NumberWord, Role, split_proclitics
from claimpack.text.words import in_word, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LITERAL = re.compile(r"[0-9]+(?:[,.\u060c\u066b\u066c][0-9]+)*|[^ \t]")
_SEPARATOR = re.compile("([,.\u060c\u066b\u066c])")
_ARABIC_COMMA = "\u060c"
_ARABIC_DIGITS = {ord(zero) + n: str(n) for zero in "\u0660\u06f0" for n in range(10)}
_TANWIN = "\u064b"
_MAX_DIGITS = 18
"""A longer string is no number that anyone claims, and would outrun the precision of Decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One token; `start` and `end` are code points of the given text, half-open."""

    start: int
    end: int
    written: str
    """A literal in ASCII digits, a folded word, or one other character."""
    values: tuple[Decimal, ...] = ()
    """What a literal can be read as; none where it is too long."""
    proclitics: str = ""
    stem: str = ""
    meanings: tuple[NumberWord, ...] = ()
    """Those of a number word; `proclitics` and `stem` are its parts then, else empty."""
    joined: bool = False
    """An "and" stands before it, on its own."""

    @property
    def numeric(self) -> bool:
        """Digits or a number word."""
        return bool(self.values or self.meanings)

    @property
    def definite(self) -> bool:
        """Carries an article."""
        return self.proclitics.endswith(("ال", "لل"))

    def meaning(self, *roles: Role) -> NumberWord | None:
        """Give its meaning in one of these roles, the first listed in the lexicon."""
        return next((meaning for meaning in self.meanings if meaning.role in roles), None)

    def follows(self) -> bool:
        """Tell whether it may follow another number word directly, as in "three | thousand"."""
        return not self.joined and self.proclitics in ("", "ال")

    def continues(self) -> bool:
        """Tell whether it may follow after "and", as in "three thousand | and five hundred"."""
        return self.proclitics in (("", "ال") if self.joined else ("و", "وال"))


@lru_cache(maxsize=1024)  # several rules ask the same of the words of every figure
def tokens_of(text: str) -> tuple[Token, ...]:
    """Split a text into tokens, in order."""
    plain, places = _visible(text)
    unmoved = isinstance(places, range)
    tokens: list[Token] = []
    for token in _raw_tokens(plain):
        placed = token
        if not unmoved:
            placed = replace(token, start=places[token.start], end=places[token.end - 1] + 1)
        before = tokens[-1] if tokens else None
        if before is not None and before.written == CONJUNCTION and placed.numeric:
            tokens[-1] = replace(placed, joined=True)
        else:
            tokens.append(placed)
    return tuple(tokens)


def _visible(text: str) -> tuple[str, Sequence[int]]:
    """Drop format characters, write digits and spaces plainly; give the places of what is left."""
    plain = plain_space(text.translate(_ARABIC_DIGITS))
    if text.isascii() or not any(category(character) == "Cf" for character in set(text)):
        return plain, range(len(text))
    kept: list[str] = []
    places: list[int] = []
    hidden: int | None = None
    for place, character in enumerate(plain):
        if category(character) == "Cf":
            hidden = place
            continue
        if hidden is not None and kept and in_word(kept[-1]) and in_word(character):
            kept.append(" ")
            places.append(hidden)
        hidden = None
        kept.append(character)
        places.append(place)
    return "".join(kept), places


def _raw_tokens(plain: str) -> Iterator[Token]:
    done = 0
    for start, end in word_spans(plain):
        yield from _between_words(plain, done, start)
        written, proclitics, stem, meanings = read_word(plain[start:end])
        yield Token(
            start=start,
            end=end,
            written=written,
            proclitics=proclitics,
            stem=stem,
            meanings=meanings,
        )
        done = end
    yield from _between_words(plain, done, len(plain))


@lru_cache(maxsize=65536)
def read_word(word: str) -> tuple[str, str, str, tuple[NumberWord, ...]]:
    """Give a whole word folded and, where it is a number word, its proclitics, stem and meanings."""
    found = split_proclitics(word, NUMBER_WORDS)
    if found is None:
        return fold(word), "", "", ()
    proclitics, stem = found
    meanings = NUMBER_WORDS[stem]
    if _TANWIN in word:  # مليونًا is an accusative and never a dual
        meanings = tuple(meaning for meaning in meanings if meaning.role != "pair")
    return fold(word), proclitics, stem, meanings


def _between_words(plain: str, start: int, end: int) -> Iterator[Token]:
    if end - start <= 1 and plain[start:end] in ("", " "):
        return  # what nearly always stands between two words
    for found in _LITERAL.finditer(plain, start, end):
        written, place = found[0], found.start()
        if "0" <= written[0] <= "9":
            multiplied = _ARABIC_COMMA in written and _multiplied(plain, found.end())
            yield from _literal(written, place, multiplied=multiplied)
        else:
            yield Token(start=place, end=found.end(), written=written)


def _multiplied(plain: str, place: int) -> bool:
    """Tell whether a percent sign or a scale comes next."""
    rest = plain[place:].lstrip(" ")
    if rest[:1] in ("%", "\u066a"):
        return True
    start, end = next(word_spans(rest), (0, 0))
    meanings = read_word(rest[:end])[3] if start == 0 else ()
    return any(meaning.role in ("scale", "plural") for meaning in meanings)


def _literal(written: str, start: int, *, multiplied: bool) -> Iterator[Token]:
    """Give a literal as one token where its separators allow it, else as several numbers."""
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
    """Give every value of digit strings with separators between them; none if they are no number.

    Three digits behind one comma or point may be thousands or thousandths, hence two values.
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
    """Tell whether digits are grouped by thousands, with one separator throughout."""
    head, *tails = parts
    if len(head) > 3 or head.startswith("0") or len(set(separators)) > 1:
        return False
    return all(len(tail) == 3 for tail in tails)


def _divides(separator: str, heads: Sequence[str], tail: str, *, multiplied: bool) -> bool:
    """Tell whether a separator can be the decimal one, rather than group or divide a list."""
    if separator == _ARABIC_COMMA:  # mostly that of a list
        return multiplied and len(tail) < 3
    if separator == ",":
        return len(tail) < 3 or (len(tail) == 3 and len(heads[0]) <= 3)
    return separator in ".\u066b"
