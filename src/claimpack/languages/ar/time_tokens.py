"""Signs of an expression of time: text in, the role of each word in it out, ready for the grammar.

Numbers of several words become one sign, so do months of two words and the two names of one month
("May/Ayyar"); particles are gone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.languages.ar.lexicon import MONTHS, WEEKDAYS, split_proclitics
from claimpack.languages.ar.number_grammar import phrases_at
from claimpack.languages.ar.number_tokens import tokens_of
from claimpack.languages.ar.time_lexicon import TimeToken, time_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from claimpack.languages.ar.number_tokens import ArabicToken

_BETWEEN = {
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("/()[]", "/"),
    **dict.fromkeys(",\u060c;\u061b", ","),
    ".": ".",
}
_LAST_CENTURIES = range(1900, 2100)


@lru_cache(maxsize=4096)
def time_tokens(text: str) -> tuple[TimeToken, ...]:
    """Return the signs of a text, in order."""
    tokens = tokens_of(text)
    signs: list[TimeToken] = []
    place = 0
    while place < len(tokens):
        sign, place = _sign_at(text, tokens, place)
        if sign.role and not _one_unit(sign, signs):
            signs.append(sign)
    return tuple(_single_months(signs))


def _sign_at(text: str, tokens: Sequence[ArabicToken], place: int) -> tuple[TimeToken, int]:
    token = tokens[place]
    word = text[token.start : token.end]
    if token.written in _BETWEEN:
        return TimeToken(_BETWEEN[token.written]), place + 1
    if place + 1 < len(tokens):
        pair = split_proclitics(f"{word} {text[tokens[place + 1].start : tokens[place + 1].end]}", MONTHS)
        if pair is not None:
            return TimeToken("M", MONTHS[pair[1]]), place + 2
    month = split_proclitics(word, MONTHS)
    if month is not None:
        return TimeToken("M", MONTHS[month[1]]), place + 1
    weekday = split_proclitics(word, WEEKDAYS)
    if weekday is not None and (weekday[1].startswith("ال") or weekday[0].endswith(("ال", "لل"))):
        return TimeToken("W", WEEKDAYS[weekday[1]]), place + 1
    if token.values and "." in token.written:
        return TimeToken("?"), place + 1
    listed = time_token(token.written.casefold())
    if listed.role not in ("?", "~") or not token.numeric:
        # "After noon" is a time of day.
        noon = listed.role == "e" and place + 1 < len(tokens) and tokens[place + 1].written == "ظهر"
        return TimeToken("") if noon else listed, place + 1
    return _number(tokens, place)


def _number(tokens: Sequence[ArabicToken], place: int) -> tuple[TimeToken, int]:
    """Read a number: a point, an ordinal where it has an article; a half, or several, turns the sense."""
    phrases = phrases_at(tokens, place)
    wanted = "ordinal" if tokens[place].definite else "point"
    chosen = next((one for one in phrases if one.kind == wanted), None)
    chosen = chosen or next((one for one in phrases if one.kind in ("point", "ordinal")), None)
    rank = tokens[place].meaning("ordinal")
    if chosen is None and rank is not None and not phrases:  # "the first of yesterday"
        return TimeToken("O", int(rank.value)), place + 1
    if chosen is None:
        return TimeToken("!"), max((one.last for one in phrases), default=place + 1)
    if len(chosen.values) != 1 or not _whole(chosen.values[0]):
        return TimeToken("?"), chosen.last
    value = int(chosen.values[0])
    if value in _LAST_CENTURIES:
        return TimeToken("Y", value), chosen.last
    return TimeToken("O" if chosen.kind == "ordinal" else "N", value), chosen.last


def _whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _one_unit(sign: TimeToken, signs: Sequence[TimeToken]) -> bool:
    """Return whether a one only repeats what a singular says: "one day"."""
    return sign == TimeToken("N", 1) and bool(signs) and signs[-1].role == "U"


def _single_months(signs: Sequence[TimeToken]) -> Iterator[TimeToken]:
    """Yield a month that is named twice once: "May/Ayyar", "May (Ayyar)"."""
    place = 0
    while place < len(signs):
        yield signs[place]
        place += 1
        if signs[place - 1].role != "M":
            continue
        divided = place < len(signs) and signs[place].role in ("/", "-")
        again = place + 1 if divided else place
        if again < len(signs) and signs[again] == signs[place - 1]:
            closed = divided and again + 1 < len(signs) and signs[again + 1].role == "/"
            place = again + 2 if closed else again + 1
