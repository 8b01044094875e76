"""Readings that an author may mean and that a count of a page's numbers must leave alone.

Arabic says "two missiles" with an ending. The same ending makes plurals and names, so every noun
that bears it can be a two, and no list of nouns would be whole. That is right for the question
whether words can say 2, and wrong for the question how many numbers a page has.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from claimpack.languages.ar.spelling import fold
from claimpack.text.numerals import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.languages.ar.number_tokens import ArabicToken

_NO_DUALS = frozenset(
    fold(
        # closed classes, singulars and proper names
        "بين حين كان أين إن الآن الذين اللذان اللذين هذان هذين لكان فكان "
        "دين عين طين سنين يمين ثمين حسين ياسين أمين معين مبين سجين جنين حنين بنزين مسكين سكين "
        "فلسطين الصين صين بوتين برلين الأرجنتين روتين تكوين تمرين تأمين تعيين تحسين تدشين تخزين "
        "بيان مكان زمان إنسان عنوان برلمان طيران ميدان عدوان سلطان حيوان ديوان ضمان أمان إيمان "
        "لسان إعلان خزان بركان دخان فنان كيان شريان إدمان حرمان فقدان غليان جريان مهرجان فيضان "
        "رمضان نيسان حزيران لبنان إيران السودان سودان اليابان يابان باكستان أفغانستان كازاخستان "
        "عمان أردوغان أذربيجان تايوان جولان اطمئنان امتنان بستان فستان "
        # broken plurals
        "سكان بلدان أركان لجان فرسان نيران ألوان أحزان قطعان جدران أوزان شبان شجعان أعيان "
        "قوانين براهين ميادين عناوين ملايين بساتين شياطين سلاطين موازين "
        # sound plurals that news is full of; others pass as possible duals
        "مسؤولين مسئولين مواطنين مدنيين عسكريين سياسيين صحفيين صحافيين مقاتلين محللين مراقبين "
        "مشرعين مدربين مستشارين متظاهرين متمردين مسلحين معتقلين مصابين مهاجرين لاجئين نازحين "
        "محتلين ناشطين باحثين مهندسين عاملين لاعبين نازيين إرهابيين "
        "كوريين روسيين أوكرانيين أمريكيين أميركيين صينيين يابانيين جنوبيين شماليين غربيين "
        "أوروبيين فلسطينيين إسرائيليين إيرانيين"
    ).split()
)
_ENDINGS = ("ان", "ين")
_SHORTEST = 5
"""Letters of the shortest dual: three of its noun and two of the ending."""

_CONJUNCTIONS = ("", "و", "ف")
_ARTICLES = ("", "ال", "لل", "ب", "ل", "ك", "بال", "كال")

_MANY = frozenset(fold("كثير كثيرة كثيرون كثيرين بعض").split())
_AMOUNTS = frozenset(fold("عدد أعداد كمية كميات مجموعة").split())
_SIZES = frozenset(fold("من كبير كبيرة هائل هائلة ضخم ضخمة محدود محدودة متزايد متزايدة").split())

_TWO, _ONE = Decimal(2), Decimal(1)


def guesses_at(tokens: Sequence[ArabicToken], place: int) -> Iterator[Phrase]:
    """Yield what a token could mean: two of a noun, one of many, a fifth rather than five, many."""
    token, last = tokens[place], place + 1
    after = tokens[last] if last < len(tokens) else None
    before = tokens[place - 1] if place else None
    if may_be_dual(token.written) and not token.meanings and not (before and before.numeric):
        yield Phrase(kind="point", first=place, last=last, values=(_TWO,))
    if token.stem in ("احد", "احدي") and not token.definite and not (after and after.numeric):
        yield Phrase(kind="point", first=place, last=last, values=(_ONE,))
    fraction = token.meaning("fraction")
    alone = not (before and before.numeric) and not (after and after.numeric)
    if fraction and len(token.meanings) > 1 and alone:
        yield Phrase(kind="fraction", first=place, last=last, values=(fraction.value,))
    if stems_of(token.written) & _MANY and token.written != "بكثير":  # "by far" is no number
        yield Phrase(kind="vague", first=place, last=last)
    if after and stems_of(token.written) & _AMOUNTS and after.written in _SIZES:
        yield Phrase(kind="vague", first=place, last=last + 1)


@lru_cache(maxsize=65536)
def may_be_dual(word: str) -> bool:
    """Return whether a folded word has the ending of a dual and is no known word of another kind."""
    long_enough = len(word) >= _SHORTEST and word.endswith(_ENDINGS)
    return long_enough and not stems_of(word) & _NO_DUALS


@lru_cache(maxsize=65536)
def stems_of(word: str) -> frozenset[str]:
    """Return a folded word and every word that is left when proclitics are taken off it."""
    proclitics = (one + two for one in _CONJUNCTIONS for two in _ARTICLES)
    return frozenset(word[len(part) :] for part in proclitics if word.startswith(part))
