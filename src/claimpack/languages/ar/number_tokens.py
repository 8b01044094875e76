"""Tokens of an Arabic text for the reader of numbers: digit strings, words and single other characters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.languages.ar.lexicon import CONJUNCTION, NUMBER_WORDS, NumberWord, Role, split_proclitics
from claimpack.languages.ar.spelling import fold
from claimpack.text import numerals
from claimpack.text.numerals import has_list_comma, literals, split_literal, visible
from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_TANWIN = "\u064b"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicToken(numerals.Token):
    """One token of an Arabic text."""

    proclitics: str = ""
    stem: str = ""
    meanings: tuple[NumberWord, ...] = ()
    """Those of a number word; `proclitics` and `stem` are its parts then, else empty."""

    @property
    def numeric(self) -> bool:
        """Digits or a number word."""
        return bool(self.values or self.meanings)

    @property
    def definite(self) -> bool:
        """Carries an article."""
        return self.proclitics.endswith(("ال", "لل"))

    def meaning(self, *roles: Role) -> NumberWord | None:
        """Return its meaning in one of these roles, the first listed in the lexicon."""
        return next((meaning for meaning in self.meanings if meaning.role in roles), None)

    def follows(self) -> bool:
        """Return whether it may follow another number word directly, as in "three | thousand"."""
        return not self.joined and self.proclitics in ("", "ال")

    def continues(self) -> bool:
        """Return whether it may follow after "and", as in "three thousand | and five hundred"."""
        return self.proclitics in (("", "ال") if self.joined else ("و", "وال"))


@lru_cache(maxsize=1024)  # several rules ask the same of the words of every figure
def tokens_of(text: str) -> tuple[ArabicToken, ...]:
    """Split a text into tokens, in order."""
    plain, places = visible(text)
    unmoved = isinstance(places, range)
    tokens: list[ArabicToken] = []
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


def _raw_tokens(plain: str) -> Iterator[ArabicToken]:
    done = 0
    for start, end in word_spans(plain):
        yield from _between_words(plain, done, start)
        written, proclitics, stem, meanings = read_word(plain[start:end])
        yield ArabicToken(
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
    """Return a whole word folded and, where it is a number word, its proclitics, stem and meanings."""
    found = split_proclitics(word, NUMBER_WORDS)
    if found is None:
        return fold(word), "", "", ()
    proclitics, stem = found
    meanings = NUMBER_WORDS[stem]
    if _TANWIN in word:  # مليونًا is an accusative and never a dual
        meanings = tuple(meaning for meaning in meanings if meaning.role != "pair")
    return fold(word), proclitics, stem, meanings


def _between_words(plain: str, start: int, end: int) -> Iterator[ArabicToken]:
    if end - start <= 1 and plain[start:end] in ("", " "):
        return  # what nearly always stands between two words
    for place, written in literals(plain, start, end):
        behind = place + len(written)
        if "0" <= written[0] <= "9":
            multiplied = has_list_comma(written) and _multiplied(plain, behind)
            for one in split_literal(written, place, multiplied=multiplied):
                yield ArabicToken(start=one.start, end=one.end, written=one.written, values=one.values)
        else:
            yield ArabicToken(start=place, end=behind, written=written)


def _multiplied(plain: str, place: int) -> bool:
    """Return whether a percent sign or a scale comes next."""
    rest = plain[place:].lstrip(" ")
    if rest[:1] in ("%", "\u066a"):
        return True
    start, end = next(word_spans(rest), (0, 0))
    meanings = read_word(rest[:end])[3] if start == 0 else ()
    return any(meaning.role in ("scale", "plural") for meaning in meanings)
