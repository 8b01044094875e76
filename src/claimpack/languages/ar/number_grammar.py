"""Phrases of tokens that say one number: "ثلاثة آلاف وخمسمئة", "2,5 مليون", "عشرات الملايين".

The grammar is that of the numerals of written Arabic, with both genders and all cases taken as
equal, because news mixes them. Longest reading first: "and" joins what can only be one number
("three thousand and five hundred") and never what is two ("three and five").
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claimpack.languages.ar.lexicon import CONJUNCTION, WEEKDAYS
from claimpack.text.numerals import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.languages.ar.lexicon import NumberWord, Role
    from claimpack.languages.ar.number_tokens import ArabicToken

_ONE = Decimal(1)
_LIMIT = Decimal(10) ** 18
_BEFORE_YESTERDAY = ["من", "امس"]
_MONTH_OPENINGS = ("تشرين", "كانون", "ربيع", "جمادي")


def phrases_at(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    """Return what can be read from one token on, the longest first; none where no number begins."""
    for read in (
        _read_fraction,
        _read_order,
        _read_cardinal_or_ordinal,
        _read_ordinal,
        _read_vague,
    ):
        found = read(tokens, first)
        if found:
            return found
    return ()


def read_cardinal(tokens: Sequence[ArabicToken], first: int) -> Phrase | None:
    """Read a whole or decimal number, words and digits mixed."""
    group = _read_group(tokens, first)
    if group is None:
        return None
    values, unit, last = group.values, group.unit, group.last
    while _continues(tokens, last):
        half = _half_more(tokens, last, unit)
        if half is not None:
            added, last = half
            values = tuple(value + added for value in values)
            break
        after = _read_group(tokens, last)
        if after is None or not _adds(values, unit, after):
            break
        values = tuple(value + more for value in values for more in after.values)
        unit, last = after.unit, after.last
    return Phrase(kind="point", first=first, last=last, values=values, unit=unit)


def _adds(values: Sequence[Decimal], unit: Decimal, after: Phrase) -> bool:
    """Return whether what follows "and" can only be the lower part of the same number."""
    if after.unit == unit > 1:  # 101,000 is "a hundred thousand and a thousand"
        return max(after.values) <= 2 * unit and all(value % (100 * unit) == 0 for value in values)
    return after.unit < unit and max(after.values) < unit


def _read_group(tokens: Sequence[ArabicToken], first: int) -> Phrase | None:
    """Read a number with the scales that multiply it, up to the next "and" of a lower scale."""
    token, last, unit = tokens[first], first + 1, _ONE
    scales = [meaning for meaning in token.meanings if meaning.role in ("scale", "pair")]
    alone = token.meaning("dual", "zero")
    below = _below_1000(tokens, first)
    if below is not None:
        values, last = below
    elif scales:
        values = tuple(meaning.value for meaning in scales)
        unit = min(values) if len(values) > 1 or scales[0].role == "scale" else values[0] / 2
    elif alone is not None:
        return Phrase(kind="point", first=first, last=last, values=(alone.value,))
    else:
        return None
    while (scale := _multiplier(tokens, last)) and max(values) * scale < _LIMIT * 1000:
        values = tuple(value * scale for value in values)
        unit, last = unit * scale, last + 1
    return Phrase(kind="point", first=first, last=last, values=values, unit=unit)


def _below_1000(tokens: Sequence[ArabicToken], first: int) -> tuple[tuple[Decimal, ...], int] | None:
    """Read digits, of any size, or words up to 999."""
    token = tokens[first]
    unit = token.values or _values(token.meaning("unit"))
    if len(unit) == 1 and 0 < unit[0] < 10 and _hundred_follows(tokens, first + 1):
        hundreds, last = unit[0] * 100, first + 2
    elif token.values:
        return token.values, first + 1
    elif (hundred := token.meaning("hundreds", "hundred")) is not None:
        hundreds, last = hundred.value, first + 1
    else:
        small = _below_100(tokens, first)
        return small and ((small[0],), small[1])
    rest = _below_100(tokens, last) if _continues(tokens, last) else None
    return ((hundreds + rest[0],), rest[1]) if rest else ((hundreds,), last)


def _below_100(tokens: Sequence[ArabicToken], first: int) -> tuple[Decimal, int] | None:
    token = tokens[first]
    unit = token.meaning("unit")
    if unit is None:
        tens = token.meaning("tens", "ten")
        return (tens.value, first + 1) if tens else None
    if (ten := _following(tokens, first + 1, "ten")) is not None:
        return unit.value + ten.value, first + 2
    if (tens := _continuing(tokens, first + 1, "tens")) is not None:
        return unit.value + tens.value, first + 2
    # "Monday" has the letters of "the two", and "one of" is no count.
    if (token.definite and token.stem in WEEKDAYS) or token.stem in ("احد", "احدي"):
        return None
    return unit.value, first + 1


def _half_more(tokens: Sequence[ArabicToken], place: int, unit: Decimal) -> tuple[Decimal, int] | None:
    """Read "and a half", which counts in the scale before it or in the one that it names."""
    found = _read_fraction(tokens, place)
    if not found:
        return None
    half = found[0]
    if half.kind == "fraction":
        return half.values[0] * unit, half.last
    return (half.values[0], half.last) if half.unit <= unit else None


def _read_fraction(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    token, last = tokens[first], first + 1
    counted = token.values or _values(token.meaning("unit"))
    parts = _following(tokens, last, "parts")
    fraction = token.meaning("fraction")
    if parts is not None and len(counted) == 1 and counted[0] < 10:
        value, last = counted[0] * parts.value, last + 1
    elif fraction is not None and len(token.meanings) == 1:
        value = fraction.value
    else:
        return ()
    scale = _following(tokens, last, "scale", "hundred")
    if scale is None:
        return (Phrase(kind="fraction", first=first, last=last, values=(value,)),)
    # Exact where the scale can be divided: a third of a million is not, a quarter is.
    point = (value * scale.value,)
    return (Phrase(kind="point", first=first, last=last + 1, values=point, unit=scale.value),)


def _read_order(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    """Read "thousands", "tens of millions"; "several thousands" is an order and a vague number."""
    vague = tokens[first].meaning("vague")
    place = first + 1 if vague and _following(tokens, first + 1, "plural") else first
    plural = tokens[place].meaning("plural")
    if plural is None:
        return ()
    power, last = plural.value, place + 1
    while (scale := _following(tokens, last, "plural", "scale")) and power < _LIMIT:
        power, last = power * scale.value, last + 1
    order = Phrase(kind="order", first=first, last=last, magnitude=power.adjusted())
    if place == first:
        return (order,)
    return (order, Phrase(kind="vague", first=first, last=last))


def _read_cardinal_or_ordinal(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    point = read_cardinal(tokens, first)
    if point is None:
        return ()
    start, end = tokens[first], tokens[point.last - 1]
    found = [point]
    if start.definite and end.definite and end.meaning("tens", "hundred", "scale"):
        found.append(Phrase(kind="ordinal", first=first, last=point.last, values=point.values))
    if _year_like(start) and point.last > first + 1:  # "in 2022, a million …"
        found.append(Phrase(kind="point", first=first, last=first + 1, values=start.values))
        found += phrases_at(tokens[: point.last], first + 1)
    return tuple(found)


def _read_ordinal(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    token, last = tokens[first], first + 1
    ordinal = token.meaning("ordinal")
    if ordinal is None or not _ranks(tokens, first):
        return ()
    value = ordinal.value
    more = _following(tokens, last, "ten") or _continuing(tokens, last, "tens")
    if more is not None:
        value, last = value + more.value, last + 1
    elif token.stem.startswith("حادي"):
        return ()
    return (Phrase(kind="ordinal", first=first, last=last, values=(value,)),)


def changes_reading(written: str) -> bool:
    """Return whether a folded word that is no number word changes how those beside it are read."""
    return written == CONJUNCTION or written in _BEFORE_YESTERDAY or written.endswith(_MONTH_OPENINGS)


def _ranks(tokens: Sequence[ArabicToken], place: int) -> bool:
    """Tell ordinals from the second part of a month, a second of time, and yesterday but one."""
    token, before = tokens[place], tokens[place - 1] if place else None
    after = [following.written for following in tokens[place + 1 : place + 3]]
    if before is not None and (
        before.written.endswith(_MONTH_OPENINGS) or (token.stem == "ثانية" and before.numeric)
    ):
        return False
    return not (after[:1] == _BEFORE_YESTERDAY[1:] or after == _BEFORE_YESTERDAY)


def _read_vague(tokens: Sequence[ArabicToken], first: int) -> tuple[Phrase, ...]:
    vague = tokens[first].meaning("vague")
    return (Phrase(kind="vague", first=first, last=first + 1),) if vague else ()


def _values(meaning: NumberWord | None) -> tuple[Decimal, ...]:
    return (meaning.value,) if meaning else ()


def _continues(tokens: Sequence[ArabicToken], place: int) -> bool:
    return place < len(tokens) and tokens[place].continues()


def _following(tokens: Sequence[ArabicToken], place: int, *roles: Role) -> NumberWord | None:
    if place < len(tokens) and tokens[place].follows():
        return tokens[place].meaning(*roles)
    return None


def _continuing(tokens: Sequence[ArabicToken], place: int, *roles: Role) -> NumberWord | None:
    return tokens[place].meaning(*roles) if _continues(tokens, place) else None


def _hundred_follows(tokens: Sequence[ArabicToken], place: int) -> bool:
    found = _following(tokens, place, "hundred", "plural")
    return found is not None and found.value == 100 and not tokens[place].definite


def _multiplier(tokens: Sequence[ArabicToken], place: int) -> Decimal | None:
    """Return the scale that multiplies the number before it; a definite one begins a new phrase."""
    found = _following(tokens, place, "scale", "plural")
    if found is None or found.value < 1000 or tokens[place].definite:
        return None
    return found.value


def _year_like(token: ArabicToken) -> bool:
    return token.written.isdigit() and len(token.values) == 1 and 1900 <= token.values[0] < 2100
