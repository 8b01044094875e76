"""Passages of pages in the files of a project (rule A10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

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


class Word(NamedTuple):
    """A word of a text, in one spelling, and its offsets in code points, half-open."""

    folded: str
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+[\u064b-\u0652\u0670\u0640\w]*")
_ARABIC = re.compile(r"[\u0620-\u064a\u06a9\u06cc]")


def check_borrowed(
    files: Iterable[InputFile], texts: Mapping[str, str], headlines: Iterable[str] = ()
) -> Iterator[Finding]:
    """Look in every file for a run of words that a page has; one finding a run. Texts are by source.

    Headlines of source records are published as a whole: a run neither contains one nor continues one.
    """
    known: dict[tuple[str, ...], tuple[str, int]] = {}
    for source_id, text in texts.items():
        words = list(_words(text))
        for at in range(len(words) - MOST):
            run = tuple(word for word, _, _ in words[at : at + MOST + 1])
            known.setdefault(run, (source_id, words[at][1]))
    if not known:
        return
    published = {tuple(word for word, _, _ in _words(headline)) for headline in headlines} - {()}
    for file in files:
        try:
            text = file.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _ARABIC.search(text):
            for words in _between(list(_words(text)), published):
                yield from _runs(file.path, text, words, known)


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        if _ARABIC.search(found[0]):
            yield Word(fold(found[0]), found.start(), found.end())


def _between(words: list[Word], headlines: Iterable[tuple[str, ...]]) -> Iterator[list[Word]]:
    """Divide the words of a file at the headlines in it, which are left out."""
    plain = [word.folded for word in words]
    inside: set[int] = set()
    for headline in headlines:
        for at in range(len(plain) - len(headline) + 1):
            if plain[at] == headline[0] and tuple(plain[at : at + len(headline)]) == headline:
                inside.update(range(at, at + len(headline)))
    part: list[Word] = []
    for at, word in enumerate(words):
        if at not in inside:
            part.append(word)
        elif part:
            yield part
            part = []
    yield part


def _runs(
    path: str, text: str, words: list[Word], known: Mapping[tuple[str, ...], tuple[str, int]]
) -> Iterator[Finding]:
    line_index: LineIndex | None = None
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
        line_index = line_index or LineIndex(text)
        yield borrowed_text.RULE.at(
            Location(path, text_range=line_index.text_range(words[at].start, words[at + n_words - 1].end)),
            hint="write a sentence of your own",
            n_words=n_words,
            source=here[0],
            start=here[1],
        )
        at += n_words
