"""Masked texts: what a mask keeps, what it hides, and what can be compared with it."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from claimpack.languages.ar import LANGUAGE as AR
from claimpack.languages.ar.lexicon import is_clear
from claimpack.text.mask import compare, mask
from claimpack.text.words import SHADES, word_spans

DIGEST = sha256(b"a page").hexdigest()
arabic = st.text(
    st.characters(min_codepoint=0x620, max_codepoint=0x669) | st.sampled_from(" \n\u00a0،.0123")
)
any_text = st.text() | arabic


@given(any_text)
def test_a_mask_is_as_long_as_its_page_and_keeps_all_but_words(text: str) -> None:
    masked = mask(text, DIGEST, AR)
    assert len(masked) == len(text)
    inside = {index for start, end in word_spans(text) for index in range(start, end)}
    for index, character in enumerate(text):
        if index not in inside:
            assert masked[index] == character


@given(any_text)
def test_a_word_is_shaded_whole_or_readable(text: str) -> None:
    masked = mask(text, DIGEST, AR)
    for start, end in word_spans(text):
        word, there = text[start:end], masked[start:end]
        assert all(unicodedata.category(letter)[0] in "LM" for letter in word)
        if is_clear(word):
            assert there == word
        else:
            assert len(set(there)) == 1
            assert there[0] in SHADES


@given(any_text, st.data())
def test_words_stand_where_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    verdict = compare(text[start:end], mask(text, DIGEST, AR), start, DIGEST, AR)
    assert verdict in ("equal", "shape")
    boundaries = {0, len(text), *(edge for span in word_spans(text) for edge in span)}
    outside = {i for i in range(len(text) + 1) if not any(low < i < high for low, high in word_spans(text))}
    if start in boundaries | outside and end in boundaries | outside:
        assert verdict == "equal"
        assert mask(text, DIGEST, AR)[start:end] == mask(text[start:end], DIGEST, AR)


def test_what_a_mask_can_tell_apart() -> None:
    page = mask("قال المدير إن 300 سفينة غادرت", DIGEST, AR)
    assert compare("المدير إن", page, 4, DIGEST, AR) == "equal"
    assert compare("المدير إن", page, 3, DIGEST, AR) == "different"
    assert compare("301 سفينة", page, 14, DIGEST, AR) == "different"
    assert compare("300\u00a0سفينة", page, 14, DIGEST, AR) == "equal"
    assert compare("لمدير", page, 5, DIGEST, AR) == "shape"
    assert compare("غادرت بعيدا", page, 24, DIGEST, AR) == "different"
    assert compare("", page, 0, DIGEST, AR) == "equal"


def test_the_same_word_has_another_shade_on_another_page() -> None:
    digests = [sha256(str(number).encode()).hexdigest() for number in range(40)]
    assert {mask("سفينة", digest, AR)[0] for digest in digests} == set(SHADES)
