"""The closed list of words that a mask leaves readable: number words, months and weekdays.

Masks are committed, and a word that enters or leaves the list changes them: a change of the
list raises `CLEAR_LIST_VERSION` and remakes every mask. The list is kept in this one module, as
words rather than as rules, so that it can be published and read.

Month names are the union of CLDR's Arabic locales (`ar`, `ar_SY`, `ar_IQ`, `ar_MA`, `ar_DZ`) and of
spellings that news sites use.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize

from claimpack.languages.ar.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

CLEAR_LIST_VERSION = 1
"""Which list a mask was made with."""

Role = Literal[
    "zero",  # صفر
    "unit",  # 1 to 9, which other words multiply or follow
    "ten",  # 10, and the second half of 11 to 19
    "tens",  # 20 to 90
    "hundred",  # 100, multiplied by a unit before it
    "hundreds",  # 200 to 900 in one word
    "scale",  # 1000 and up, multiplied by what stands before it
    "pair",  # the dual of a scale
    "plural",  # the plural of ten, a hundred or a scale: a multiplier behind 3 to 10, else an order
    "dual",  # the dual of a unit of time: 2
    "ordinal",
    "fraction",
    "parts",  # the plural of a fraction, counted by the unit before it
    "vague",
]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One meaning of a number word: its part in a phrase and its value, 0 where it is vague."""

    role: Role
    value: Decimal


_UNITS = {
    1: "واحد واحدة واحده واحدا أحد إحدى",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثنتان ثنتين",
    3: "ثلاث ثلاثة ثلاثه ثلاثا",
    4: "أربع أربعة أربعه أربعا",
    5: "خمس خمسة خمسه خمسا",
    6: "ست ستة سته ستا",
    7: "سبع سبعة سبعه سبعا",
    8: "ثمان ثماني ثمانية ثمانيه ثمانيا",
    9: "تسع تسعة تسعه تسعا",
    10: "عشر عشرة عشره عشرا",
}
_TENS = "عشر ثلاث أربع خمس ست سبع ثمان تسع"  # before ون and ين: 20 to 90
_HUNDRED = "مئة مئه مائة مائه مأة مية ميه"
_HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
_SCALES = {
    3: ("ألف", "آلاف ألوف"),
    6: ("مليون", "ملايين"),
    9: ("مليار بليون", "مليارات بلايين بليونات"),
    12: ("تريليون ترليون", "تريليونات ترليونات"),
}
_TIME_DUALS = "يوم شهر عام أسبوع قرن عقد سنت ساعت دقيقت ثانيت ليلت مرت"
_ORDINALS = (
    "أول أولى حادي حادية",
    "ثان ثاني ثانية",
    "ثالث ثالثة",
    "رابع رابعة",
    "خامس خامسة",
    "سادس سادسة",
    "سابع سابعة",
    "ثامن ثامنة",
    "تاسع تاسعة",
    "عاشر عاشرة",
)
# Left out, because their letters are rather those of another word: one eighth ("price") and, in the
# plural, halves ("fairness") and ninths ("breadth").
_FRACTIONS = {
    (1, 2): "نصف",
    (1, 3): "ثلث",
    (2, 3): "ثلثا ثلثي ثلثان ثلثين",
    (1, 4): "ربع",
    (1, 5): "خمس",
    (1, 6): "سدس",
    (1, 7): "سبع",
    (1, 9): "تسع",
    (1, 10): "عشر",
}
_PARTS = {3: "أثلاث", 4: "أرباع", 5: "أخماس", 6: "أسداس", 7: "أسباع", 10: "أعشار"}
_VAGUE = "بضع بضعة عدة عديد عديدة نيف"
_DUAL_ENDINGS = ("ان", "ين")
_PAIR_ENDINGS = (*_DUAL_ENDINGS, "ا", "ي")  # the latter two before a noun


def _folded(words: str) -> list[str]:
    return fold(words).split()


def _number_words() -> Iterator[tuple[str, Role, Decimal]]:
    yield "صفر", "zero", Decimal(0)
    for number, words in _UNITS.items():
        role: Role = "ten" if number == 10 else "unit"
        yield from ((word, role, Decimal(number)) for word in _folded(words))
    for number, stem in enumerate(_folded(_TENS), 2):
        yield from ((stem + ending, "tens", Decimal(10 * number)) for ending in ("ون", "ين"))
    yield from _hundreds()
    yield from _scales()
    for stem, ending in product(_folded(_TIME_DUALS), _DUAL_ENDINGS):
        yield stem + ending, "dual", Decimal(2)
    for number, words in enumerate(_ORDINALS, 1):
        yield from ((word, "ordinal", Decimal(number)) for word in _folded(words))
    for (part, whole), words in _FRACTIONS.items():
        yield from ((word, "fraction", Decimal(part) / whole) for word in _folded(words))
    for whole, words in _PARTS.items():
        yield from ((word, "parts", Decimal(1) / whole) for word in _folded(words))
    yield from ((word, "vague", Decimal(0)) for word in _folded(_VAGUE))


def _hundreds() -> Iterator[tuple[str, Role, Decimal]]:
    yield from ((word, "hundred", Decimal(100)) for word in _folded(_HUNDRED))
    for number, stems in _HUNDREDS.items():
        for stem, hundred in product(_folded(stems), _folded(_HUNDRED)):
            yield stem + hundred, "hundreds", Decimal(100 * number)
    for stem, ending in product(("مئت", "مائت"), _PAIR_ENDINGS):
        yield stem + ending, "hundreds", Decimal(200)


def _scales() -> Iterator[tuple[str, Role, Decimal]]:
    yield "عشرات", "plural", Decimal(10)
    yield from ((word, "plural", Decimal(100)) for word in ("مئات", "مائات"))
    for power, (singular, plurals) in _SCALES.items():
        scale = Decimal(10**power)
        for word in _folded(singular):
            yield word, "scale", scale
            yield word + "ا", "scale", scale  # accusative
            yield from ((word + ending, "pair", 2 * scale) for ending in _PAIR_ENDINGS)
        yield from ((word, "plural", scale) for word in _folded(plurals))


def _gathered() -> Mapping[str, tuple[NumberWord, ...]]:
    collected: dict[str, tuple[NumberWord, ...]] = {}
    for word, role, value in _number_words():
        collected[word] = (*collected.get(word, ()), NumberWord(role, value))
    return MappingProxyType(collected)


NUMBER_WORDS: Mapping[str, tuple[NumberWord, ...]] = _gathered()
"""Folded word to its meanings. Several have two: خمس is five and a fifth, ألفا is 1000 and 2000."""

_MONTHS = (
    "يناير جانفي كانون_الثاني january jan",
    "فبراير فيفري فيفيري شباط february feb",
    "مارس آذار march mar",
    "أبريل أفريل نيسان april apr",
    "مايو ماي أيار مايس may",
    "يونيو يونيه يونية جوان حزيران june jun",
    "يوليو يوليه يولية يوليوز جويلية جويليه تموز july jul",
    "أغسطس أغسطوس أوت غشت أغشت آب august aug",
    "سبتمبر شتنبر شتمبر أيلول september sept sep",
    "أكتوبر أوكتوبر تشرين_الأول october oct",
    "نوفمبر نونبر تشرين_الثاني november nov",
    "ديسمبر دجنبر دجمبر كانون_الأول december dec",
)
MONTHS: Mapping[str, int] = MappingProxyType(
    {
        fold(name).replace("_", " "): month
        for month, names in enumerate(_MONTHS, 1)
        for name in names.split()
    }
)
"""Folded month name to 1–12. Four names have two words and one space; English is lower-case."""

_WEEKDAYS = (
    "اثنين إثنين اتنين",
    "ثلاثاء ثلاثا",
    "أربعاء أربعا",
    "خميس",
    "جمعة",
    "سبت",
    "أحد",
)
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        article + fold(name): weekday
        for weekday, names in enumerate(_WEEKDAYS, 1)
        for name in names.split()
        for article in ("ال", "")
    }
    # Without its article this spelling is rather "he collected it".
    | {"الجمعه": 5}
)
"""Folded weekday name, with and without its article, to ISO 8601 weekday: Monday 1, Sunday 7."""

REGION_OPENINGS: Mapping[str, str] = MappingProxyType(
    {
        fold(opening): region
        for opening, region in (
            ("المصدر", "credit main"),
            ("كلمات دلاليه", "keywords main"),
            ("كلمات دلالية", "keywords main"),
            ("اقرا ايضا", "nav"),
            ("شاركها", "share"),
            ("اترك تعليق", "share"),
            ("اشترك", "subscribe"),
            ("النشره", "subscribe"),
            ("النشرة", "subscribe"),
            ("اعلان", "ad"),
            ("تاريخ النشر", "dateline main"),
            ("اخر تحديث", "dateline main"),
            ("logo", "nav"),
        )
    }
)
"""Folded beginnings of lines of a news page that are no prose of an article, and their regions."""

CLEAR_WORDS = frozenset(NUMBER_WORDS).union(WEEKDAYS, (name.split()[0] for name in MONTHS))
"""The list itself: folded words, without proclitics. A second word of a month is an ordinal."""

CONJUNCTION = "و"
"""Clear where it stands alone, as before digits, so that a mask shows which numbers it joins."""

_LOOKALIKES = frozenset(
    {
        "لست",  # I am not
        "ألست",
        "كمية",  # quantity
        "كميه",
        "كسبت",  # she gained
        "بست",
        "كست",
        "باول",  # Powell
        "كالفين",  # Calvin
        "أثنى",  # he praised
        "أثني",
        "أولي",  # preliminary
        "اولي",
        "أب",  # father
        "اب",
        "باب",  # door
    }
)
"""Frequent words that folding, or taking off a proclitic, would turn into words of the list.

Found by putting the 200,000 most frequent Arabic words of wordfreq 3.1 to `is_clear` and reading
what passed. Spelled as written, hamza and all: بأول is "with the first", باول is a name.
"""

_PROCLITICS = frozenset(
    (
        *("".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ل", "ك"), ("", "ال"))),
        *("لل", "ولل", "فلل"),
    )
)
_LENGTHS = range(max(map(len, _PROCLITICS)) + 1)


def is_proclitic(letters: str) -> bool:
    """Return whether the beginning of a word can be particles that are written together with it."""
    return fold(letters) in _PROCLITICS


def split_proclitics(word: str, listed: Container[str]) -> tuple[str, str] | None:
    """Split a whole word into its proclitics and a listed word, both folded; None if not listed.

    The longest listed word wins: ألفان is a listed word, not an article and فان.
    """
    folded = fold(word).casefold()
    splits = [
        (folded[:length], folded[length:])
        for length in _LENGTHS
        if folded[length:] in listed and folded[:length] in _PROCLITICS
    ]
    if not splits:
        return None
    bare = "".join(c for c in normalize("NFC", word) if fold(c))
    unjoined = bare[1:] if bare[:1] in ("و", "ف") else bare
    if bare in _LOOKALIKES or unjoined in _LOOKALIKES:
        return None
    return next((split for split in splits if bare[len(split[0]) :] not in _LOOKALIKES), None)


@lru_cache(maxsize=65536)
def is_clear(word: str) -> bool:
    """Return whether a whole word, a maximal run of letters and marks, stays readable in a mask.

    Proclitics may be attached: و or ف, then ب, ل or ك, then ال; or لل.
    """
    return fold(word) == CONJUNCTION or split_proclitics(word, CLEAR_WORDS) is not None
