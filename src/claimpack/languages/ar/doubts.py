"""Words of doubt: the words of a claim in, how sure they leave its origin out.

Hedges of a number ("about", "more than") are another matter: see `hedges`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimpack.languages.ar.spelling import fold
from claimpack.model.language import Doubt
from claimpack.text.words import word_spans

_AND = r"(?<!\S)[وفس]?"
_THE = rf"{_AND}[بلك]?(?:ال)?"
_END = r"(?!\S)"
_PAST = "تمت|ترك|تبن|تول|تمكن|تلق|تعهد|توصل|تعرض"

_MAY = Doubt("may", "possible")
_POSSIBLE = Doubt("possible", "possible")
_EXPECTED = Doubt("expected", "probable")
_LIKELY = Doubt("likely", "probable")

# In this order, each taking away what it reads: what is not possible, and what came as expected, is
# certain. "May" before a verb of the past means "has", hence the look at how the verb begins; one in ت can
# be either, and after "had" or "and" it is rather the past.
_PATTERNS: tuple[tuple[Doubt | None, re.Pattern[str]], ...] = tuple(
    (doubt, re.compile(pattern))
    for doubt, pattern in (
        (Doubt("did not rule out", "possible"), rf"{_AND}(?:لا|لم) [يت]ستبعد(?:وا|ون)?{_END}"),
        (_MAY, rf"(?<!كان )(?<!كانت )(?<!كانوا )(?<!\S)قد (?:لا )?(?:ي\S{{2,}}|(?!{_PAST})ت\S{{2,}})"),
        (_MAY, r"(?<!كان )(?<!كانت )(?<!كانوا )(?<!\S)[وف]قد (?:لا )?ي\S{2,}"),
        (None, rf"{_AND}(?:لا|لم|لن|ليس|ليست|غير) (?:من )?(?:ال)?(?:[يتم]مكن|[يت]توقع|متوقع|محتمل)\S*"),
        (None, r"(?<!\S)كما (?:هو|كان|كانت) (?:ال)?متوقع\S*|(?<!\S)[يت]مكن(?: [لب](?!ان )\S+)"),
        (Doubt("perhaps", "possible"), rf"{_AND}(?:ربما|لعل(?:ه|ها|هم)?){_END}"),
        (_MAY, rf"{_AND}[يت]مكن{_END}"),
        (_POSSIBLE, rf"{_THE}(?:ممكن|محتمل|احتمال)(?:ا|ة|ات|ه)?{_END}|{_AND}[يت]حتمل{_END}"),
        (_EXPECTED, rf"{_AND}[يت]توقع(?:ون|وا|ها|ه)?{_END}|{_THE}(?:متوقع|توقع)(?:ا|ة|ت|ات|وا|ون)?{_END}"),
        (_LIKELY, rf"{_AND}علي الارجح|{_THE}مرجح(?:ا|ة)?{_END}|{_AND}[يت]?رجح(?:ت|ون|وا)?{_END}"),
        (Doubt("believed", "probable"), rf"{_AND}[يت]عتقد(?:ون|وا)?{_END}|{_THE}اعتقاد(?:ه|ها|هم)?{_END}"),
        (Doubt("it seems", "probable"), rf"{_AND}[يت]بدو{_END}"),
        (Doubt("supposed", "probable"), rf"{_THE}مفترض{_END}|{_AND}[يت]فترض{_END}"),
    )
)


def read_doubt(text: str) -> Doubt | None:
    """Find the first kind of doubt in a few words; None where they state something as certain."""
    return _doubt_in(" ".join(fold(text[start:end]) for start, end in word_spans(text)))


@lru_cache(maxsize=4096)  # without its number, one phrase is much like another
def _doubt_in(plain: str) -> Doubt | None:
    for doubt, pattern in _PATTERNS:
        plain, n_found = pattern.subn("|", plain)
        if doubt is not None and n_found:
            return doubt
    return None
