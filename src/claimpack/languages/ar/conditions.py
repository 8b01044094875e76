"""Words that begin a condition or a purpose: the words after a clause in, what they add to it out."""

from __future__ import annotations

import re

from claimpack.languages.ar.spelling import fold
from claimpack.text.words import word_spans

_N_WORDS = 3

_PATTERNS = tuple(
    (sense, re.compile(rf"[وف]?(?:{pattern})(?!\S)"))
    for sense, pattern in (
        ("if", r"اذا|لو|ان لم|الا اذا"),
        ("unless", r"ما لم"),
        ("provided that", r"شريطه|شريطة|بشرط|طالما|ما دام(?:ت|وا)?"),
        ("in order to", r"لكي|كي|من اجل|بهدف|بغيه|بغية|بغرض|بقصد"),
        ("perhaps", r"ربما|علي الارجح"),
    )
)


def read_condition(text: str) -> str | None:
    """Return what the first words of a text add to the clause before it; None if they add nothing."""
    spans = list(word_spans(text))[:_N_WORDS]
    plain = " ".join(fold(text[start:end]) for start, end in spans)
    return next((sense for sense, pattern in _PATTERNS if pattern.match(plain)), None)
