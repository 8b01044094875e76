from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.languages import fold
from claimpack.text.fold import plain_space


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَحْمَد", "احمد"),
        ("إيمان", "ايمان"),
        ("آمال", "امال"),
        ("ٱلبحر", "البحر"),
        ("a\u0627\u0653", "aا"),
        ("هدى", "هدي"),
        ("علی", "علي"),
        ("کریم", "كريم"),
        ("جمـــيل", "جميل"),
        ("قرية", "قرية"),
        ("وجه", "وجه"),
        ("مؤتمر", "مؤتمر"),
        ("٣٫٥ و۷۸", "3٫5 و78"),
        ("بيت\u00a0جديد\u202fهنا\u2009الآن", "بيت جديد هنا الان"),
        ("را\u200cية\u200f", "راية"),
        ("KCNA", "KCNA"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_ta_marbuta_is_not_ha() -> None:
    assert fold("مدرسة") != fold("مدرسه")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_in_pieces_is_folding_the_whole(text: str) -> None:
    assert fold(text) == "".join(fold(character) for character in text)


@given(st.text(st.sampled_from("ab \u00a0\u202f\u2009\u3000\u200b\n\tأ٣")))
def test_plain_space_keeps_the_length_and_all_but_spaces(text: str) -> None:
    plain = plain_space(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert after == (" " if before in "\u00a0\u202f\u2009\u3000" else before)
