"""The reader of numbers, on invented phrases."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from claimpack.languages.ar import LANGUAGE as AR
from claimpack.languages.ar.hedges import read_hedges
from claimpack.languages.ar.lexicon import NUMBER_WORDS
from claimpack.languages.ar.numbers import number_spans, read_numbers
from claimpack.model.language import NumberReading
from claimpack.text.mask import mask
from tests.languages.ar.number_phrases import PHRASES

if TYPE_CHECKING:
    from pathlib import Path


def shown(reading: NumberReading) -> str:
    """Write a reading as the table of phrases does."""
    if reading.kind == "vague":
        return "vague"
    if reading.low is None or reading.high is None:
        return f"10^{reading.magnitude}"
    low, high = (f"{bound.normalize():f}" for bound in (reading.low, reading.high))
    return {"point": low, "range": f"{low}..{high}", "ordinal": f"#{low}", "fraction": f"/{low}"}[
        reading.kind
    ]


def read(text: str, *, guesses: bool = False) -> str:
    return " ".join(sorted({shown(reading) for reading in read_numbers(text, guesses=guesses)}))


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases(text: str, expected: str) -> None:
    assert read(text) == " ".join(sorted(expected.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صندوقين خشبيين", "2"),
        ("الصندوقان", "2"),
        ("وبلدتين", "2"),
        ("5 صناديق فلسطين", "5"),
        ("مسؤولين", ""),
        ("والمدنيين", ""),
        ("لبنان", ""),
        ("أحد البحارة", "1"),
        ("إحدى القرى", "1"),
        ("خُمس القرية", "/0.2 5"),
        ("خمسة عشر", "15"),
        ("عدد كبير من البذور", "vague"),
        ("الكثير", "vague"),
        ("أكبر بكثير", ""),
    ],
)
def test_possible_readings(text: str, expected: str) -> None:
    assert read(text, guesses=True) == " ".join(sorted(expected.split()))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("قرب 3000 صندوق", "3000"),
        ("وثلاثة آلاف وخمسمئة خيمة", "وثلاثة آلاف وخمسمئة"),
        ("هنا و\u200f500 ألف", "500 ألف"),
        ("x 2\u200f5\u200e0 y", "2\u200f5\u200e0"),
        ("\u200f25\u200f", "25"),
        ("ث\u0651لاثة.", "ث\u0651لاثة"),
    ],
)
def test_spans(text: str, cut: str) -> None:
    assert [text[start:end] for start, end in number_spans(text)] == [cut]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("حوالي 40 كتابا", "about"),
        ("بنحو ألف كتاب", "about"),
        ("نحو القرية", ""),
        ("قرابة ألف", "about"),
        ("ما يقارب 50", "about"),
        ("50 كتابا تقريبًا", "about"),
        ("أكثر من ألف كتاب", "more_than"),
        ("لأكثر من 7 قرى", "more_than"),
        ("ما يزيد على 50", "more_than"),
        ("يزيد عددها عن 50", "more_than"),
        ("تجاوز 50", "more_than"),
        ("أقل من 50", "less_than"),
        ("يقل عن 50", "less_than"),
        ("لا يقل عن 50", "at_least"),
        ("ما لا يقل عن 50", "at_least"),
        ("50 على الأقل", "at_least"),
        ("لا يزيد على 50", "at_most"),
        ("لا يتجاوز 50", "at_most"),
        ("50 على الأكثر", "at_most"),
        ("بحد أقصى 50", "at_most"),
        ("ما يصل إلى 50", "at_most"),
        ("حوالي 50 أو أكثر من ذلك", "about more_than"),
        ("50 كتابا", ""),
        ("أكثر، من هنا", ""),
        ("القرية الأكثر هدوءا", ""),
    ],
)
def test_hedges(text: str, hedges: str) -> None:
    assert read_hedges(text) == set(hedges.split())


PIECES = (
    "ثلاثة آلاف وخمسمئة مليون ونصف ربع أرباع عشرات الملايين و 3 2,5 1.500 ٣٠ 000 2031 من إلى بين "
    "- / ، % \n \u200f \u200c عدة الأولى ثانية عشر وعشرين مئة ألفا أحد الاثنين كتابين كانون الأول"
)
NUMBER_TEXT = st.lists(st.sampled_from(PIECES.split(" "))).map(" ".join)


@given(st.text() | NUMBER_TEXT)
@example("ألف\u200c" * 9)
@example("مليون " * 40)
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    readings = read_numbers(text)
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
        if reading.low is not None and reading.high is not None:
            assert reading.low < reading.high if reading.kind == "range" else reading.low == reading.high
    assert list(readings) == sorted(readings, key=lambda reading: (reading.start, reading.end))
    assert set(read_numbers(text, guesses=False)) <= set(readings)
    read_hedges(text)


def spans_by_readings(text: str) -> list[tuple[int, int]]:
    """What `number_spans` means, said in the plainest way."""
    spans: list[tuple[int, int]] = []
    for reading in read_numbers(text, guesses=False):
        if reading.kind in ("point", "order", "fraction"):
            overlaps = spans != [] and reading.start < spans[-1][1]
            start, end = spans.pop() if overlaps else (reading.start, reading.end)
            spans.append((start, max(end, reading.end)))
    return spans


SIGNS = (
    "3/4 1/ /2 2\u060c5 7 % مليون \u066a 000 \n \r \t \u2028 \u00a0 \u200f \u200c \u064b \u0640 "
    "/ . , \u060c : _ ½ ░ ▒▒▒ ▓▓ ██ كتاب بكتاب وكانون امس من أمس بين تشرين"
)
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
WORDS = [[*PIECES.split(" "), *SIGNS.split(" ")], [*NUMBER_WORDS], [" "]]


def page(draw: random.Random) -> str:
    """Thirty words, signs, numerals and spaces at most, side by side."""
    parts = [
        "".join(draw.choices(draw.choice(DIGITS), k=draw.randint(1, 4)))
        if draw.random() < 0.25
        else draw.choice(draw.choice(WORDS))
        for _ in range(draw.randint(0, 30))
    ]
    return "".join(parts)


def test_a_page_read_in_stretches_has_the_numbers_of_the_page_read_whole() -> None:
    draw = random.Random(1)
    for _ in range(4000):
        text = page(draw)
        assert list(number_spans(text)) == spans_by_readings(text), ascii(text)


@given(st.text() | NUMBER_TEXT)
def test_a_mask_has_its_numbers_where_the_text_has_them(text: str) -> None:
    assert number_spans(mask(text, "0" * 64, AR)) == number_spans(text)


@given(NUMBER_TEXT, st.sampled_from("\u0660\u06f0"))
def test_three_scripts_read_alike(text: str, zero: str) -> None:
    ascii_text = text.translate({0x0660 + n: str(n) for n in range(10)})
    scripted = ascii_text.translate({ord(str(n)): chr(ord(zero) + n) for n in range(10)})
    assert read_numbers(scripted) == read_numbers(ascii_text)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_part_of_a_digit_string_is_no_reading(number: int) -> None:
    assert read(f"ن {number} ن") == str(number)


MISSPELLED = "N01 thousands, N from 1 to 9, are spelled as N00 and a thousand thousands"
"""The one fault of num2words 0.5.14: 101,000 is not "a hundred and a thousand thousand" but "a
hundred thousand and a thousand", or "a hundred and one thousand"."""


def _misspelled(number: int) -> bool:
    thousands = number // 1000 % 1000
    return thousands > 100 and thousands % 100 == 1


_RANDOM = random.Random(7)
_LARGE = [
    *(1001, 1100, 2000, 2345, 3003, 9999, 10_000, 11_000, 12_345, 20_000, 99_999, 100_000, 110_000),
    *(200_002, 654_321, 999_999, 10**6, 10**6 + 1, 2 * 10**6, 2_500_000, 3_000_003, 10**7),
    *(_RANDOM.randrange(1000, 10**7) for _ in range(1000)),
]


def test_every_spelling_of_num2words_reads_back() -> None:
    for number in [*range(1001), *_LARGE]:
        spelled = num2words(number, lang="ar")
        whole = [
            reading.low
            for reading in read_numbers(spelled, guesses=False)
            if (reading.kind, reading.start, reading.end) == ("point", 0, len(spelled))
        ]
        assert number in whole or (_misspelled(number) and MISSPELLED), spelled


def test_what_num2words_misspells_is_read_when_spelled_rightly() -> None:
    assert num2words(101_000, lang="ar") == "مائة و ألف ألف"
    assert read("مائة ألف وألف") == "101000"
    assert read("مائة وواحد ألف") == "101000"


def test_a_third_is_as_near_as_decimals_come() -> None:
    (reading,) = read_numbers("ثلث القرية", guesses=False)
    assert reading.low is not None
    assert abs(Fraction(reading.low) - Fraction(1, 3)) < Fraction(1, 10**20)


REAL_COUNTS = {
    "000_2be7468f388f1cfd": 21,
    "001_1e17f0154ebfd676": 8,
    "002_a8ae4d22489fa304": 10,
    "003_765a9e3110cb316c": 1,
    "004_1ab0ed66d18b4638": 7,
}
"""Numbers of the five pages, counted by eye: all, in whatever region."""


@pytest.mark.parametrize(("name", "count"), REAL_COUNTS.items())
def test_the_real_pages(real_texts: Path, name: str, count: int) -> None:
    text = (real_texts / f"{name}.txt").read_text("utf-8")
    assert len(number_spans(text)) == count
    assert number_spans(mask(text, name, AR)) == number_spans(text)
