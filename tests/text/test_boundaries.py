from __future__ import annotations

import pytest

from claimpack.languages.ar.lexicon import is_proclitic
from claimpack.text.boundaries import same_token, word_around
from claimpack.text.words import bare


@pytest.mark.parametrize(
    ("text", "index", "span"),
    [
        ("سفن غادرت", 1, (0, 3)),
        ("▓▓▓ █████", 6, (4, 9)),
        ("في 2021", 5, (3, 7)),
        ("▓▓و▓", 2, (0, 4)),
    ],
)
def test_inside_a_word(text: str, index: int, span: tuple[int, int]) -> None:
    assert same_token(text, index)
    assert word_around(text, index) == span


@pytest.mark.parametrize(("text", "index"), [("سفن", 0), ("سفن", 3), ("2021سفن", 4), ("سفن غ", 3), ("", 0)])
def test_between_words(text: str, index: int) -> None:
    assert not same_token(text, index)


def test_proclitics() -> None:
    assert all(map(is_proclitic, ("و", "ال", "وبال", "لل")))
    assert not any(map(is_proclitic, ("س", "سا", "ه")))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("سفن", "سفن"),
        ("، سفن غادرت.", "سفن غادرت"),
        ("«ألف طن»", "ألف طن"),
        ("7%", "7%"),
        ("شكراً", "شكراً"),
        ("،", ""),
    ],
)
def test_bare(text: str, kept: str) -> None:
    assert bare(text) == kept
