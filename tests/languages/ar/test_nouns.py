"""Nouns of units beside numbers, in invented phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.languages.ar.nouns import noun_forms, units_counted

FORMS = noun_forms(
    {
        "vessel": ("سفينة", "سفن"),
        "person": ("عامل", "عمال", "مسافر"),
        "month": ("شهر", "أشهر"),
        "year": ("عام",),
    }
)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("3 سفن", "vessel"),
        ("ثلاث سفن", "vessel"),
        ("٣ سُفُن", "vessel"),
        ("سفينتين", "vessel"),
        ("السفينتان", "vessel"),
        ("سفن كبيرة عدة", "vessel"),
        ("السفن الثلاث", "vessel"),
        ("20 مسافرا", "person"),
        ("عشرات المسافرين", "person"),
        ("ألف من العمال", "person"),
        ("أكثر من 20 عاملًا", "person"),
        ("خمسة أشهر", "month"),
        ("عامين", "year"),
    ],
)
def test_counted(words: str, unit: str) -> None:
    named, counted = units_counted(words, FORMS)
    assert named == {unit}
    assert counted is not None
    assert counted[1].unit == unit
    assert counted[0] in words


@pytest.mark.parametrize(
    "words", ["عدد السفن", "300 خلال شهر", "300 في عام 2021", "300 عام 2021", "300", ""]
)
def test_not_counted(words: str) -> None:
    assert units_counted(words, FORMS)[1] is None


def test_a_noun_of_two_units_names_both() -> None:
    forms = noun_forms({"boat": ("سفن",), "vessel": ("سفن",)})
    assert units_counted("3 سفن", forms)[0] == {"boat", "vessel"}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    units_counted(text, FORMS)
