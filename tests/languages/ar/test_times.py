"""Words of time: what they can mean, and whether a date is one of their meanings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.languages.ar.times import read_times
from claimpack.model.language import TimeReading
from claimpack.text.dates import read_dated, read_extent
from claimpack.text.time_agreement import allowed, shown, writable
from claimpack.text.time_readings import days_of
from tests.languages.ar.time_expressions import ARTICLE, table

TABLE = table()


def read(words: str, base: str | None = ARTICLE) -> set[str]:
    return {str(one) for one in read_times(words, None if base is None else read_extent(base))}


def agree(words: str, written: str, base: str | None = ARTICLE, *speeches: str) -> bool | None:
    dated = read_dated(written)
    relation = dated.relation if dated.basis == "relative" else None
    bases = [None if base is None else read_extent(base), *map(read_extent, speeches)]
    return allowed(dated.extent, relation, {one: read_times(words, one) for one in bases})


def test_the_table_is_large_enough_and_has_no_line_twice() -> None:
    assert len(TABLE) == len({words for words, _ in TABLE}) > 200
    assert sum(not meant for _, meant in TABLE) >= 30


@pytest.mark.parametrize(("words", "meant"), TABLE, ids=[words for words, _ in TABLE])
def test_table(words: str, meant: frozenset[str]) -> None:
    assert read(words) == meant


@pytest.mark.parametrize(
    ("words", "base", "meant"),
    [
        # The last one that was over, and the next one that has not begun.
        ("الاثنين الماضي", "2024-10-21", {"mon-1"}),
        ("الاثنين الماضي", "2024-10-22", {"mon-0"}),
        ("الاثنين الماضي", "2024-10-21/2024-10-27", {"mon-0", "mon-1"}),
        ("الاثنين الماضي", None, {"mon-0", "mon-1"}),
        ("يونيو الماضي", "2024-06-15", {"jun-1"}),
        ("يونيو الماضي", "2024-07-01", {"jun-0"}),
        ("يونيو الماضي", None, {"jun-0", "jun-1"}),
        ("ديسمبر المقبل", "2024-12-05", {"dec+1"}),
        ("الخريف الماضي", "2024-12-05", {"autumn-0"}),
        ("الخريف الماضي", "2025-04-28", {"autumn-1"}),
        ("الشتاء الماضي", "2025-02-10", {"winter-2"}),
        ("الشتاء الماضي", "2025-04-28", {"winter-1"}),
        ("الربيع المقبل", "2024-01-10", {"spring+0"}),
        # Without a date to reckon from, what is left.
        ("أمس", None, {"day-1"}),
        ("يونيو من العام الماضي", None, {"jun", "jun-0", "jun+0"}),
        ("يونيو من العام الماضي", "2024-12-31/2025-01-01", {"2023-06", "2024-06"}),
        ("الربع الأول من العام الماضي", None, {"year-1"}),
        ("الخامس من الشهر الجاري", "2024-10-31/2024-11-01", {"month-0"}),
        ("عشرينيات القرن الماضي", "2024-10-25", {"192X"}),
        ("العشرينيات", "2024-10-25", {"192X", "202X"}),
    ],
)
def test_an_other_day(words: str, base: str | None, meant: set[str]) -> None:
    assert read(words, base) == meant


@pytest.mark.parametrize(
    ("words", "written", "verdict"),
    [
        ("أمس", "2024-10-24 [day-1]", True),
        ("أمس", "2024-10-24 [thu-0]", True),
        ("أمس", "2024-10-24", True),
        ("أمس", "2024-10-25 [day-0]", False),
        ("اليوم", "2024-10-24 [day-1]", False),
        ("قبل يومين", "2024-10-23 [day-2]", True),
        ("قبل يومين", "2024-10-22 [day-3]", False),
        ("قبل يومين", "2024-10-22", False),
        ("الأسبوع الماضي", "2024-10-16 [week-1]", True),
        ("الأسبوع الماضي", "2024-10-07/2024-10-13 [week-2]", False),
        ("الشهر الماضي", "2024-09 [month-1]", True),
        ("الشهر الماضي", "2024-08 [month-2]", False),
        ("يونيو", "2024-06 [jun-0]", True),
        ("يونيو", "2024-07 [jul-0]", False),
        ("يونيو", "2023-06 [jun-1]", False),
        ("يونيو", "2023-06", True),
        ("يونيو", "2024-07", False),
        ("منذ يناير", "2024-01/2024-10-25", True),
        ("بداية عام 2022", "2022-01/2024-10-25", True),
        ("بداية عام 2022", "2022-11/2024-10-25", False),
        ("نهاية العام الماضي", "2023-12 [year-1]", True),
        ("نهاية العام الماضي", "2023-02 [year-1]", False),
        ("أوائل الخمسينيات", "195X", True),
        ("أوائل الخمسينيات", "1951", True),
        ("أوائل الخمسينيات", "1958", False),
        ("الاثنين", "2024-10-21 [mon-0]", True),
        ("الاثنين", "2024-10-14 [mon-1]", False),
        ("الاثنين", "2024-10-14", True),  # of a date that is named elsewhere; S07 looks at the weekday
        ("25 أكتوبر", "2023-10-25", True),
        ("25 أكتوبر", "2023-10-24", False),
        ("غدا", "2024-10-26", True),
        ("غدا", "2024-10-27", False),
        ("الصيف", "2023-22", True),
        ("الصيف", "2023-23", False),
        ("نفس اليوم", "2024-10-21", None),
    ],
)
def test_a_date_agrees_with_its_words(words: str, written: str, verdict: bool | None) -> None:
    assert agree(words, written) is verdict


def test_an_article_of_several_days_still_tells_yesterday_from_today() -> None:
    assert agree("أمس", "2024-10-20/2024-10-26 [day-1]", "2024-10-21/2024-10-27") is True
    assert agree("أمس", "2024-10-21/2024-10-27 [day-0]", "2024-10-21/2024-10-27") is False


def test_without_a_date_to_reckon_from_only_the_reckoning_can_be_compared() -> None:
    assert agree("أمس", "2024-10-24 [day-1]", None) is True
    assert agree("أمس", "2024-10-24 [day-2]", None) is False
    assert agree("أمس", "2024-10-24 [thu-0]", None) is None
    assert agree("أمس", "2024-10-24", None) is None
    assert agree("2023", "2024", None) is False


def test_words_may_be_reckoned_from_a_speech() -> None:
    assert agree("أمس", "2024-10-10", ARTICLE, "2024-10-11") is True
    assert agree("أمس", "2024-10-10", ARTICLE, "2024-10-12") is False


@pytest.mark.parametrize(
    ("words", "relation", "text"),
    [
        ("أمس", None, "2024-10-24 [day-1]"),
        ("غدا", None, "2024-10-26"),
        ("الشهر الماضي", None, "2024-09 [month-1]"),
        ("يونيو", None, "a month of June"),
        ("يونيو", "jun-1", "2024-06 [jun-0] or 2025-06 [jun+0]"),
        ("الاثنين", None, "a Monday"),
        ("25 أكتوبر", None, "25 October"),
        ("الخريف", None, "some autumn"),
        ("بداية عام 2022", None, "the beginning of 2022"),
        ("نهاية العام الماضي", None, "the end of 2023 [year-1]"),
    ],
)
def test_meanings_in_a_message(words: str, relation: str | None, text: str) -> None:
    base = read_extent(ARTICLE)
    assert shown(read_times(words, base), base, relation) == text


def test_only_one_whole_meaning_can_be_written() -> None:
    base = read_extent(ARTICLE)
    assert writable(read_times("أمس", base), base) == "2024-10-24 [day-1]"
    assert writable(read_times("يونيو 2023", base), base) == "2023-06 [stated]"
    for words in ("غدا", "يونيو", "25 أكتوبر", "بداية 2022", "03/04/2024"):
        assert writable(read_times(words, base), base) is None


@pytest.mark.parametrize(("words", "meant"), TABLE, ids=[words for words, _ in TABLE])
def test_every_reading_is_some_days(words: str, meant: frozenset[str]) -> None:
    base = read_extent(ARTICLE)
    for reading in read_times(words, base):
        near = (date(2023, 1, 1).toordinal() + n for n in range(1000))
        assert any(days_of(reading, base, date.fromordinal(day)) for day in near), reading


@given(st.text(st.sampled_from(" وفبلكاليومأمسشهرنيادخق0123456789/-.,()"), max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(isinstance(one, TimeReading) for one in read_times(text, read_extent(ARTICLE)))


@given(st.lists(st.sampled_from([words for words, _ in TABLE]), min_size=1, max_size=3))
def test_no_expressions_beside_each_other_break_the_reader(words: list[str]) -> None:
    read_times(" ".join(words), read_extent("2024-12-31/2025-01-01"))
