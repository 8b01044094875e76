from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

import pytest

from claimpack.languages.ar.lexicon import (
    CLEAR_LIST_VERSION,
    CLEAR_WORDS,
    MONTHS,
    NUMBER_WORDS,
    WEEKDAYS,
    is_clear,
)
from claimpack.languages.ar.spelling import fold
from claimpack.text.words import word_spans

CLEAR = (
    "ثلاثة ثَلاثَة ثـلاثة وثلاثة فبثلاثة بالثلاثة للثلاثة والثلاثين أربعون عشرون الثمانين لثمانين "
    "مئة مائة مئتان مائتين ثلاثمئة ثلاثمائة ثمانيمئة خمسميه ألف آلاف الآلاف بآلاف بالآلاف ألفان "
    "ألفين ألفي مليون مليونًا مليونان ملايين الملايين مليارات بليون تريليون نصف النصف ثلثي أرباع "
    "أول أولى الأولى الأولی للأول عاشرة بضع بضعة عدة العديد عشرات مئات يومين شهرين عامين سنتين "
    "أسبوعين ساعتين مرتين صفر و يناير وفبراير بآب آب أيار أيلول تشرين كانون غشت جويلية دجنبر "
    "October may الاثنين الإثنين وبالثلاثاء الأربعاء الخميس للجمعة الجمعه السبت الأحد"
)
SHADED = (
    "باب الباب أب والأب لست ولست ألست كمية وكمية بكمية كسبت باول كالفين أثنى وأثنى أولي الأولي "
    "بعده وجمعه إنصاف اتساع ثمن لو كو صاروخين جنود وزارة اليوم شهر فستان مالية قال"
)


@pytest.mark.parametrize("word", CLEAR.split())
def test_listed_words_are_clear(word: str) -> None:
    assert is_clear(word)


@pytest.mark.parametrize("word", SHADED.split())
def test_other_words_are_shaded(word: str) -> None:
    assert not is_clear(word)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("خمسة", 5),
        ("عشر", 10),
        ("تسعين", 90),
        ("ستمائة", 600),
        ("الف", 1000),
        ("مليارين", 2 * 10**9),
    ],
)
def test_values(word: str, value: int) -> None:
    assert Decimal(value) in [meaning.value for meaning in NUMBER_WORDS[word]]


def test_keys_are_folded_words() -> None:
    for word in [*NUMBER_WORDS, *WEEKDAYS, *(part for name in MONTHS for part in name.split())]:
        assert fold(word).casefold() == word
        assert list(word_spans(word)) == [(0, len(word))]
        assert is_clear(word) or word in ("اب", "اولي")  # clear only as آب and أولى


def test_months_and_weekdays_are_whole() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(1, 8))
    assert MONTHS["كانون الثاني"] == MONTHS["يناير"] == MONTHS["جانفي"] == MONTHS["jan"] == 1
    assert MONTHS["تشرين الاول"] == MONTHS["october"] == 10
    assert WEEKDAYS["الاثنين"] == 1
    assert WEEKDAYS["احد"] == 7


def test_the_mappings_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        MONTHS["x"] = 1  # type: ignore[index]


def test_the_list_is_the_one_that_committed_masks_were_made_with() -> None:
    # If this fails, the list has changed: raise CLEAR_LIST_VERSION and make every mask anew.
    digest = sha256(" ".join(sorted(CLEAR_WORDS)).encode()).hexdigest()
    assert (CLEAR_LIST_VERSION, digest[:16]) == (1, "d3500dce20546aff")
