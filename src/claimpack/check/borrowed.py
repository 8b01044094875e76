"""Passages of pages in the files of a project (rule A10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.languages import fold
from claimpack.model.line_index import LineIndex
from claimpack.model.location import Location
from claimpack.rules.anchor import borrowed_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.input_file import InputFile

MOST = 7
"""Words in a row that may be those of a page."""

_WORD = re.compile(r"[^\W\d_]+[\u064b-\u0652\u0670\u0640\w]*")
_ARABIC = re.compile(r"[\u0620-\u064a\u06a9\u06cc]")


def check_borrowed(
    files: Iterable[InputFile], texts: Mapping[str, str], headlines: Iterable[str] = ()
) -> Iterator[Finding]:
    """Look in every file for a run of words that a page has; one finding a run. Texts are by source.

    Headlines of source records are published as a whole, and are no borrowed text.
    """
    known: dict[tuple[str, ...], tuple[str, int]] = {}
    for source_id, text in texts.items():
        words = list(_words(text))
        for at in range(len(words) - MOST):
            run = tuple(word for word, _, _ in words[at : at + MOST + 1])
            known.setdefault(run, (source_id, words[at][1]))
    for headline in headlines:
        for run in _word_runs([word for word, _, _ in _words(headline)]):
            known.pop(run, None)
    if not known:
        return
    for file in files:
        try:
            text = file.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _ARABIC.search(text):
            yield from _runs(file.path, text, known)


def _word_runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + MOST + 1]) for at in range(len(words) - MOST))


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(text):
        if _ARABIC.search(found[0]):
            yield fold(found[0]), found.start(), found.end()


def _runs(path: str, text: str, known: dict[tuple[str, ...], tuple[str, int]]) -> Iterator[Finding]:
    words = list(_words(text))
    line_index = LineIndex(text)
    at = 0
    while at < len(words) - MOST:
        here = known.get(tuple(word for word, _, _ in words[at : at + MOST + 1]))
        if here is None:
            at += 1
            continue
        last = at
        while last < len(words) - MOST and tuple(w for w, _, _ in words[last : last + MOST + 1]) in known:
            last += 1
        n_words = last - at + MOST
        start, end = words[at][1], words[at + n_words - 1][2]
        yield borrowed_text.RULE.at(
            Location(path, text_range=line_index.text_range(start, end)),
            hint="write a sentence of your own",
            n_words=n_words,
            source=here[0],
            start=here[1],
        )
        at += n_words
