"""The stretch of a text that words were most likely copied from, and how it differs from them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining

from claimpack.model.location import Span
from claimpack.text.direction import character_name

if TYPE_CHECKING:
    from collections.abc import Iterable

# Below this the range is another one, and to point at it would mislead.
_CLOSE = 80.0
_MOST_DIFFERENCES = 3


def near_miss(words: str, text: str, spans: Iterable[Span]) -> Span | None:
    """Find the stretch of words, within the spans, that is closest; None where nothing is close.

    It begins and ends with whole words. Offsets are code points of the text.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    best: tuple[float, int, Span] | None = None
    for span in spans:
        found = fuzz.partial_ratio_alignment(words, text[span.start : span.end], score_cutoff=_CLOSE)
        if found is None or len(words) > len(span):
            continue
        start = _word_start(text, span.start + found.dest_start, span)
        end = _word_end(text, span.start + found.dest_end, span)
        if start >= end:
            continue
        score = Levenshtein.normalized_similarity(words, text[start:end])
        candidate = (-score, start, Span(start, end))
        if score >= _CLOSE / 100 and (best is None or candidate < best):
            best = candidate
    return None if best is None else best[2]


def differences(written: str, there: str) -> str:
    """Return in words which characters have to change to come from one to the other."""
    from rapidfuzz.distance import Levenshtein

    changes = []
    for step in Levenshtein.opcodes(written, there):
        old = written[step.src_start : step.src_end]
        new = there[step.dest_start : step.dest_end]
        if step.tag == "replace":
            changes.append(f"{_named(new)} for {_named(old)}")
        elif step.tag == "insert":
            changes.append(f"{_named(new)} is missing")
        elif step.tag == "delete":
            changes.append(f"{_named(old)} is too much")
    more = len(changes) - _MOST_DIFFERENCES
    return "; ".join(changes[:_MOST_DIFFERENCES]) + (f"; and {more} more" if more > 0 else "")


def _named(chars: str) -> str:
    if len(chars) == 1:
        return character_name(chars)
    return f"\u2068{chars}\u2069"


def _word_start(text: str, at: int, span: Span) -> int:
    while at > span.start and text[at - 1].isalnum() and text[at].isalnum():
        at -= 1
    while at < span.end and not text[at].isalnum():
        at += 1
    return at


def _word_end(text: str, at: int, span: Span) -> int:
    while 0 < at < span.end and _in_word(text[at]) and text[at - 1].isalnum():
        at += 1
    while at > span.start and not _in_word(text[at - 1]):
        at -= 1
    return at


def _in_word(char: str) -> bool:
    return char.isalnum() or combining(char) > 0
