"""Words of doubt, in invented phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.languages.ar.doubts import read_doubt


@pytest.mark.parametrize(
    ("words", "sense"),
    [
        ("ربما غادرت السفينة", "perhaps"),
        ("وربّما", "perhaps"),
        ("لعلها غرقت", "perhaps"),
        ("قد تغادر السفينة", "may"),
        ("وقد يغلق المرفأ", "may"),
        ("قد لا يكفي القمح", "may"),
        ("يمكن أن يغلق", "may"),
        ("من الممكن إغلاقه", "possible"),
        ("غرق محتمل", "possible"),
        ("احتمالات", "possible"),
        ("ومن المتوقع", "expected"),
        ("يتوقعون عاصفة", "expected"),
        ("المتوقعة", "expected"),
        ("على الأرجح", "likely"),
        ("ترجح النقابة", "likely"),
        ("يُعتقد أنها غرقت", "believed"),
        ("على ما يبدو", "it seems"),
        ("من المفترض", "supposed"),
        ("لا تستبعد الإغلاق", "did not rule out"),
    ],
)
def test_doubt(words: str, sense: str) -> None:
    found = read_doubt(words)
    assert found is not None
    assert found.sense == sense


@pytest.mark.parametrize(
    "words",
    [
        "غادرت ثلاث سفن",
        "وقد غادرت السفينة",
        "قد تم الشحن",
        "قد تمت الرحلة",
        "وقد تسلم الميناء القمح",
        "كانت قد تسلمت القمح",
        "لقد وصل",
        "لا يمكن إغلاقه",
        "غير محتمل",
        "لم يتوقع أحد",
        "كما هو متوقع",
        "يمكن للسفينة حمل القمح",
        "مقعد",  # holds the letters of "may"
        "حوالي 300 طن",
        "",
    ],
)
def test_no_doubt(words: str) -> None:
    assert read_doubt(words) is None


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read_doubt(text)
