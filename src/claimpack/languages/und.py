"""A language that claimpack does not read: numbers in digits and ISO dates only, and no word.

Tag `und` (BCP 47: undetermined). Rules that compare words with data find nothing on such a page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise, starmap
from typing import TYPE_CHECKING

from claimpack.model.language import Language, NumberReading, TimeReading
from claimpack.text.dates import DateError, read_extent
from claimpack.text.fold import folding
from claimpack.text.numerals import (
    DASHES,
    Phrase,
    Token,
    counted_spans,
    grouped_by_spaces,
    is_dated,
    literals,
    quotients,
    ranges_between,
    readings,
    split_literal,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimpack.model.dated import Extent
    from claimpack.model.language import Noun

_fold = folding({})
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_numbers(text: str, *, guesses: bool = True) -> tuple[NumberReading, ...]:  # noqa: ARG001
    """Read the numbers in digits; see `Language.read_numbers`. There is nothing to guess."""
    tokens, phrases = _phrases(text)
    points = [phrase for phrase in phrases if phrase.kind == "point"]
    linked = ((low, high) for low, high in pairwise(points) if _linked(tokens, low, high))
    return readings(tokens, phrases, chain.from_iterable(starmap(ranges_between, linked)))


@lru_cache(maxsize=256)
def number_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find the numbers in digits; see `Language.number_spans`."""
    return tuple(counted_spans(*_phrases(text)))


def _phrases(text: str) -> tuple[Sequence[Token], list[Phrase]]:
    tokens = _tokens(text)
    single = (
        Phrase(kind="point", first=place, last=place + 1, values=token.values)
        for place, token in enumerate(tokens)
        if token.values
    )
    return tokens, [*single, *grouped_by_spaces(text, tokens), *quotients(tokens)]


def _tokens(text: str) -> list[Token]:
    plain, offsets = visible(text)
    tokens = []
    for start, written in literals(plain, 0, len(plain)):
        for token in split_literal(written, start) if written[0].isdigit() else [_other(written, start)]:
            first, last = offsets[token.start], offsets[token.end - 1] + 1
            tokens.append(Token(start=first, end=last, written=token.written, values=token.values))
    return tokens


def _other(written: str, start: int) -> Token:
    return Token(start=start, end=start + len(written), written=written)


def _linked(tokens: Sequence[Token], low: Phrase, high: Phrase) -> bool:
    between = [token.written for token in tokens[low.last : high.first]]
    return len(between) == 1 and between[0] in DASHES and not is_dated(tokens, low, high)


def read_times(text: str, _: Extent | None = None) -> frozenset[TimeReading]:
    """Read a text that is an ISO date and nothing else: words around a date may change what it means."""
    plain = _fold(text).strip()
    if _ISO_DATE.fullmatch(plain) is None:
        return frozenset()
    try:
        read_extent(plain)
    except DateError:
        return frozenset()
    return frozenset({TimeReading(plain)})


def _no_units(_: str, __: Mapping[str, tuple[Noun, ...]]) -> tuple[set[str], None]:
    return set(), None


LANGUAGE = Language(
    tag="und",
    reads_words=False,
    letters={},
    date_words=frozenset(),
    region_openings={},
    is_clear=lambda _: False,
    is_clitic=lambda _: False,
    without_clitics=lambda word: (word,),
    read_numbers=read_numbers,
    number_spans=number_spans,
    scaled_numbers=lambda _: iter(()),
    read_hedges=lambda _: frozenset(),
    read_doubt=lambda _: None,
    read_condition=lambda _: None,
    noun_forms=lambda _: {},
    units_counted=_no_units,
    read_times=read_times,
    names_date=lambda _: False,
    weekdays_named=lambda _: frozenset(),
    months_named=lambda _: frozenset(),
)
