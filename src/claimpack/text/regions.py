"""A first guess at the regions of a page, for a contributor to check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.text.fold import folding
from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.language import Language

HEADLINE_WORDS = 12
"""The most words that a headline has; longer ones are not published."""

_TITLE_CHARS = 160
_DATE_CHARS = 60


def guess_regions(text: str, language: Language) -> dict[int, str]:
    """Map start offsets (code points) to regions. The first is 0; a body is always among them."""
    guessed: dict[int, str] = {}
    titled = False
    for start, line in _lines(text):
        region = _named(line, language) or _dated(line, language)
        if region is None and not titled and len(line) <= _TITLE_CHARS:
            region, titled = "title main", True
        region = region or "body main"
        if not guessed or list(guessed.values())[-1] != region:
            guessed[start if guessed else 0] = region
    if "body main" not in guessed.values():
        first = next(iter(guessed), 0)
        guessed[first] = "body main"
    return guessed


def guess_headline(text: str, regions: Mapping[int, str]) -> str | None:
    """Return the first line of the first title, unless it is longer than a headline."""
    start = next((start for start, region in regions.items() if region == "title main"), None)
    if start is None:
        return None
    line = text[start:].strip().partition("\n")[0].strip().lstrip("•-– ")
    return line if 0 < sum(1 for _ in word_spans(line)) <= HEADLINE_WORDS else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line.strip()
        start += len(line) + 1


def _named(line: str, language: Language) -> str | None:
    plain = folding(language.letters)(line).casefold().lstrip("•-– ")
    openings = language.region_openings.items()
    return next((region for opening, region in openings if plain.startswith(opening)), None)


def _dated(line: str, language: Language) -> str | None:
    """Take a short line with a month or weekday and a digit for a date: whose, a person decides."""
    if len(line) > _DATE_CHARS or re.search(r"\d", line) is None:
        return None
    fold = folding(language.letters)
    words = {fold(line[start:end]).casefold() for start, end in word_spans(line)}
    return "dateline main" if words & language.date_words else None
