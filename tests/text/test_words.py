"""Words of a page, against their definition: maximal runs of code points of categories L and M."""

from __future__ import annotations

import sys
from itertools import groupby
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from claimpack.text.words import word_spans


def spans_by_definition(text: str) -> list[tuple[int, int]]:
    runs = groupby(range(len(text)), key=lambda index: category(text[index])[0] in "LM")
    whole = [list(indexes) for inside, indexes in runs if inside]
    return [(indexes[0], indexes[-1] + 1) for indexes in whole]


def test_every_character_alone_and_beside_a_letter() -> None:
    assigned = [chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)) not in ("Cn", "Co")]
    for text in ("".join(assigned), "a".join(assigned)):
        assert list(word_spans(text)) == spans_by_definition(text)


@given(st.text() | st.text(st.sampled_from("أب\u064e\u0640a1٣²½ⅧＡ一〇_-.،«»\u200c\u200f\ufe0f░█ \n")))
def test_words_are_runs_of_letters_and_marks(text: str) -> None:
    assert list(word_spans(text)) == spans_by_definition(text)
