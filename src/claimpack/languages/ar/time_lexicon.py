"""Words of time: a word in, what it does in an expression of time out.

Each word has one role, a letter, and a value. The grammar in `time_words` is a list of patterns over these
letters. Unlike the clear words of a mask, this list can grow: nothing that is committed depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimpack.languages.ar.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A word, or several that belong together, by its role; `value` is a number, a code, or empty.

    Roles: `t` today, `y` yesterday, `m` tomorrow, `g` the night, `l` a night of; `W` weekday, `M` month,
    `S` season, `Y` year, `D` decade, `C` century, `q` quarter or half; `U` a unit, `V` the unit, `u` two
    of it, `p` several; `N` number, `O` number with an article, `f` first; `L` last, `X` next, `H` this,
    `J` the current; `A` since, `B` before, `e` after, `b` about, `i` of; `P` beginning, middle or end;
    `/`, `-`, `.`, `,` signs between; `?` any other word, `~` one with an article; `!` a word that turns
    the sense of a time.
    """

    role: str
    value: str | int = ""


_UNITS = {
    "day": ("يوم يوما نهار يومي", "يومين يومان", "أيام"),
    "week": ("أسبوع أسبوعا أسبوعي", "أسبوعين أسبوعان", "أسابيع"),
    "month": ("شهر شهرا شهري", "شهرين شهران", "أشهر شهور"),
    "year": ("عام عاما سنة سنه عامي سنتي", "عامين عامان سنتين سنتان", "أعوام سنوات سنين"),
    "decade": ("عقد عقدا", "عقدين عقدان", "عقود"),
}
_WITH_ARTICLE = {"week": "الأسبوع", "month": "الشهر", "year": "العام السنة السنه"}

_SEASONS = {"spring": "ربيع", "summer": "صيف", "autumn": "خريف", "winter": "شتاء"}

_DECADES = {
    20: "عشرين",
    30: "ثلاثين",
    40: "أربعين",
    50: "خمسين",
    60: "ستين",
    70: "سبعين",
    80: "ثمانين",
    90: "تسعين",
}
_DECADE_ENDINGS = ("يات", "ات")

_OTHERS: dict[tuple[str, str | int], str] = {
    ("t", ""): "اليوم",
    ("y", ""): "أمس الأمس البارحة البارحه",
    ("m", ""): "غد غدا الغد",
    ("g", ""): "الليلة الليله",
    ("l", ""): "ليلة ليله ليل",
    ("L", ""): "الماضي الماضية الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الفارط الفارطة",
    ("X", ""): "المقبل المقبلة القادم القادمة الآتي الآتية",
    ("H", ""): "هذا هذه",
    ("J", ""): "الجاري الجارية الحالي الحالية الراهن الراهنة",
    ("A", ""): "منذ مذ",
    ("B", ""): "قبل",
    ("e", ""): "بعد",
    ("b", ""): "نحو حوالي قرابة زهاء",
    ("i", ""): "من of",
    ("f", 1): "أول فاتح الفاتح غرة",
    ("P", "early"): "بداية بدايات مطلع أوائل مستهل",
    ("P", "mid"): "منتصف أواسط وسط",
    ("P", "late"): "نهاية نهايات أواخر ختام آخر",
    ("C", ""): "القرن",
    ("q", 4): "الربع",
    ("q", 2): "النصف",
    # Particles, and times of day, which change no date.
    (
        "",
        "",
    ): "في خلال حتى إلى الموافق موافق تاريخ بتاريخ ال ما و مساء صباح فجر ظهر عصر ظهيرة ضحى th st nd rd",
    # With one of these the expression is relative to something else, or is too vague, or not ours.
    ("!", ""): (
        "نفس ذات ذلك تلك ذاك ذاته ذاتها نفسه نفسها التالي التالية السابق السابقة اللاحق اللاحقة كل "
        "قبيل بعيد عشية عشيه غداة الذي التي أكثر أقل تقريبا نصف ذكرى الذكرى مرور إلا ه هجري هجرية "
        "هجريا الأخير الأخيرة"
    ),
}


def _listed() -> Iterator[tuple[str, TimeToken]]:
    for unit, (singulars, duals, plurals) in _UNITS.items():
        for role, words in (("U", singulars), ("u", duals), ("p", plurals)):
            yield from ((word, TimeToken(role, unit)) for word in fold(words).split())
    for unit, words in _WITH_ARTICLE.items():
        yield from ((word, TimeToken("V", unit)) for word in fold(words).split())
    for season, word in _SEASONS.items():
        yield from ((article + fold(word), TimeToken("S", season)) for article in ("", "ال"))
    for decade, word in _DECADES.items():
        for article in ("", "ال"):
            yield from ((article + fold(word) + end, TimeToken("D", decade)) for end in _DECADE_ENDINGS)
    for (role, value), words in _OTHERS.items():
        yield from ((word, TimeToken(role, value)) for word in fold(words).split())


TIME_WORDS: Mapping[str, TimeToken] = MappingProxyType(dict(_listed()))
"""Folded word to its role."""


def time_token(word: str) -> TimeToken:
    """Return the role of a folded word, with particles attached or not."""
    for form in _forms(word):
        if form in TIME_WORDS:
            return TIME_WORDS[form]
    return TimeToken("~" if any(form.startswith("ال") for form in _forms(word)) else "?")


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and the word without one or two of the particles that are written together with it."""
    yield word
    rest = word[1:] if word[:1] in ("و", "ف") else word
    yield rest
    if rest.startswith("لل"):
        yield "ال" + rest[2:]
    if rest[:1] in ("ب", "ل", "ك"):
        yield rest[1:]
