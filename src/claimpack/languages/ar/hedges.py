"""Hedges around a number: the words of a figure in, what they add to or take from it out."""

from __future__ import annotations

import re
from functools import lru_cache

from claimpack.languages.ar.number_tokens import tokens_of

_JOINED = "(?<!\\S)[وف]?[بلك]?"
_NOT = "(?:لا|لم|لن|ليس)"
_ON = "(?:علي|عن)"

# In this order, each taking away what it reads: "not less than" must not leave "less than" behind.
# Folded words; `#` stands for a number, `|` for what a phrase does not cross.
_PATTERNS = tuple(
    (hedge, re.compile(pattern))
    for hedge, pattern in (
        ("at_least", rf"{_NOT} [يت]قل(?:ون)? عن"),
        (
            "at_least",
            r"علي (?:ال)?اقل(?: تقدير)?(?!\S)|(?<!\S)[وبك]*حد ادني|(?<!\S)[وبك]*الحد الادني",
        ),
        ("at_most", rf"{_NOT} [يت]زيد(?:ون)?(?: [^\s#|]+)? {_ON}|{_NOT} [يت](?:ت?جاوز|تعدي|تخطي)"),
        ("at_most", rf"{_NOT} [يت](?:فوق|ربو)|{_NOT} (?:اكثر|ازيد) من"),
        ("at_most", r"علي (?:الاكثر|اكثر تقدير|اقصي تقدير)|(?<!\S)[وبك]*حد اقصي|الحد الاقصي"),
        ("at_most", r"ما يصل (?:عدد\S* )?الي"),
        ("more_than", rf"{_JOINED}(?:اكثر|ازيد|اكبر|اعلي)(?: بكثير| بقليل)? من(?!\S)"),
        (
            "more_than",
            rf"(?<!\S)و?[يت]?زيد(?:ون)?(?: [^\s#|]+)? {_ON}(?!\S)|(?<!\S)[يت]?زاد(?:ت)? {_ON}",
        ),
        ("more_than", r"(?<!\S)و?[يت]?ت?جاوز(?:ت)?(?!\S)|(?<!\S)و?[يت]فوق(?!\S)|فاق(?:ت)?(?!\S)"),
        ("more_than", r"(?<!\S)[يت](?:تخطي|ربو علي)|(?<!\S)و?نيفا?(?!\S)"),
        ("less_than", rf"{_JOINED}(?:اقل|ادني)(?: بكثير| بقليل)? من(?!\S)"),
        ("less_than", r"(?<!\S)[يت]قل(?:ون)? عن(?!\S)|(?<!\S)ما دون(?!\S)"),
        ("about", rf"{_JOINED}(?:ال)?(?:حوالي|قرابة|قرابه|زهاء)(?!\S)"),
        # Also "toward", hence only right before a number.
        ("about", rf"{_JOINED}نحو(?= (?:[وبلك]|ال)?\s?#)"),
        ("about", r"(?<!\S)[يت](?:قارب|قرب من|ناهز)(?!\S)|(?<!\S)تقريب(?:ا|ي|ية)?(?!\S)"),
        ("about", r"وجه التقريب|(?<!\S)(?:في|ب)\s?حدود(?= #)"),
    )
)


def read_hedges(text: str) -> frozenset[str]:
    """Read `about`, `more_than`, `at_least`, `less_than` and `at_most` from the words of a figure.

    Meant for the few words around one number: it does not tell which number a hedge belongs to.
    """
    words = []
    for token in tokens_of(text):
        if token.stem == "نيف" or not token.numeric:
            words.append(token.written if token.written[:1].isalpha() else "|")
        else:
            words.append("#")
    return _hedges_in(" ".join(words))


@lru_cache(maxsize=4096)  # with its number taken out, one phrase is much like another
def _hedges_in(plain: str) -> frozenset[str]:
    hedges = set()
    for hedge, pattern in _PATTERNS:
        plain, n_found = pattern.subn("|", plain)
        hedges |= {hedge} if n_found else set()
    return frozenset(hedges)
