from __future__ import annotations

import pytest

from claimpack.languages.ar.named_dates import months_named, weekdays_named
from claimpack.text.relative_dates import years_named


@pytest.mark.parametrize(
    ("words", "weekdays"),
    [
        ("الأحد", {7}),
        ("والاثنين المقبل", {1}),
        ("مساء للجمعة", {5}),
        ("بين الثلاثاء والخميس", {2, 4}),
        ("أحد العمال", set()),
        ("طنين اثنين", set()),
        ("on Wednesday", {3}),
        ("▒▒▒▒ السبت", {6}),
    ],
)
def test_weekdays(words: str, weekdays: set[int]) -> None:
    assert weekdays_named(words) == weekdays


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("منذ يناير", {1}),
        ("وفي تشرين الثاني", {11}),
        ("بكانون الأول", {12}),
        ("9th, November 2023", {11}),
        ("أمس", set()),
    ],
)
def test_months(words: str, months: set[int]) -> None:
    assert months_named(words) == months


def test_years() -> None:
    assert years_named("بين ١٩٩٩ و 2021") == {1999, 2021}
    assert years_named("20211 طن و 900") == frozenset()
