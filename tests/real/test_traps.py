"""The traps of the five pages, each with what must hold because of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from claimpack.languages import fold
from claimpack.languages.ar.numbers import read_numbers
from claimpack.pipeline import Checked, check_project
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check_project(ROOT)


def roles(checked: Checked, source: str, start: int, end: int) -> set[tuple[str, str | None]]:
    return {
        (region.role, region.article_id)
        for region in checked.corpus.regions[source]
        if region.span.start < end and start < region.span.end
    }


def shown(checked: Checked, source: str, start: int, end: int) -> str:
    return (checked.pages.by_source[source].mask or "")[start:end]


def test_the_clock_of_the_page_dates_nothing(checked: Checked) -> None:
    """The page was shown in 2024; its article is of 2023."""
    assert "٢٠٢٤" in shown(checked, "vostochny-summit", 13, 41)
    assert roles(checked, "vostochny-summit", 13, 40) == {("clock", None)}
    article = checked.corpus.articles["vostochny-summit/main"]
    assert article.published is not None
    assert article.published.extent.start == date(2023, 9, 13)
    for claim in checked.corpus.by_article[article.article_id]:
        assert all(anchor.start is None or anchor.start >= 41 for anchor in claim.own_anchors)


def test_a_closing_date_belongs_to_the_second_article(checked: Checked) -> None:
    assert "2025" in shown(checked, "containers-warning", 3520, 3553)
    assert roles(checked, "containers-warning", 3520, 3553) == {("dateline", "containers-warning/also")}
    first, second = (checked.corpus.articles[f"containers-warning/{name}"] for name in ("main", "also"))
    assert first.published is not None
    assert second.published is not None
    assert (first.published.edtf, second.published.edtf) == ("2023-11-09", "2025-10-10")


def test_last_month_is_once_right_and_once_stale(checked: Checked) -> None:
    said = checked.corpus.claims["containers-warning/main/kirby-containers"].origin.said
    met = checked.corpus.claims["containers-warning/main/leaders-met"]
    assert said is not None
    assert (said.edtf, said.relation) == ("2023-10", "month-1")
    assert met.when is not None
    assert (met.when.edtf, met.when.basis) == ("2023-09-13", "event")
    assert "source-date-error" in met.flags
    assert [anchor.start for anchor in met.anchors if anchor.field == "when"] == [1111]


def test_a_related_strip_is_cut_out_of_a_paragraph(checked: Checked) -> None:
    """It is joined to the prose on its right, and holds dates and numbers of its own."""
    assert roles(checked, "putin-article4", 780, 1011) == {("related", None)}
    assert read_numbers(shown(checked, "putin-article4", 780, 1011))
    assert shown(checked, "putin-article4", 1010, 1012).strip() == shown(
        checked, "putin-article4", 1010, 1012
    )
    for claim in checked.corpus.by_article["putin-article4/main"]:
        for anchor in claim.own_anchors:
            span = anchor.span
            assert span is None or span.end <= 780 or span.start >= 1011


def test_a_caption_repeats_a_figure_and_makes_no_second_claim(checked: Checked) -> None:
    claim = checked.corpus.claims["putin-article4/also/cruise-range"]
    starts = [anchor.start for anchor in claim.anchors if anchor.field == "figure"]
    where = [roles(checked, "putin-article4", start or 0, (start or 0) + 1) for start in starts]
    assert where == [{("body", "putin-article4/also")}, {("caption", "putin-article4/also")}]
    same = [one for one in checked.corpus.claims.values() if one.measure == "cruise-missile-range"]
    assert same == [claim]


def test_the_same_words_are_a_total_here_and_an_addition_there(checked: Checked) -> None:
    total = checked.corpus.claims["putin-article4/main/nis-sent"]
    addition = checked.corpus.claims["kursk-thanks/main/rok-more"]
    assert total.figure == addition.figure
    assert (total.reading, addition.reading) == ("cumulative", "increment")
    assert [(link.relation, link.target) for link in addition.links] == [
        ("adds_to", "kursk-thanks/main/intel-sent")
    ]


def test_a_short_name_is_not_always_the_leader(checked: Checked) -> None:
    kim = "كيم"
    assert kim in checked.corpus.actors["kim-jong-un"].aliases
    assert ("kim-hong-kyun", kim) in checked.corpus.articles["envoy-summoned/main"].local_names
    claims = checked.corpus.by_article["envoy-summoned/main"]
    assert not any("kim-jong-un" in voice.actors for claim in claims for voice in claim.chain)


def test_machine_translation_is_said_of_the_page_and_flagged_where_it_breaks(checked: Checked) -> None:
    assert checked.corpus.articles["kursk-thanks/main"].translation == "machine"
    flagged = [one for one in checked.corpus.by_article["kursk-thanks/main"] if "mt-artefact" in one.flags]
    assert len(flagged) >= 4
    assert roles(checked, "kursk-thanks", 592, 686) | roles(checked, "kursk-thanks", 1585, 1646) == {
        ("related", None)
    }


def test_farsi_letters_name_the_same_actor(checked: Checked) -> None:
    names = checked.corpus.actors["dprk"].aliases
    farsi = [name for name in names if "ی" in name or "ک" in name]
    assert farsi
    assert {fold(name) for name in farsi} <= {fold(name) for name in names if name not in farsi}


def test_a_decimal_comma_before_a_million(checked: Checked) -> None:
    claim = checked.corpus.claims["containers-warning/main/ru-shells-2023"]
    assert claim.figure is not None
    assert claim.figure.value == Decimal(2500000)
    (anchor,) = (anchor for anchor in claim.anchors if anchor.field == "figure")
    assert (anchor.words or "").startswith("2,5 ")
    assert Decimal(2500000) in {reading.low for reading in read_numbers(anchor.words or "")}


def test_arabic_indic_digits_are_digits(checked: Checked) -> None:
    clock = shown(checked, "vostochny-summit", 13, 41)
    assert {reading.low for reading in read_numbers(clock)} >= {Decimal(5), Decimal(2024)}


def test_a_label_without_a_date_gives_no_date(checked: Checked) -> None:
    article = checked.corpus.articles["envoy-summoned/main"]
    assert article.published is not None
    assert article.published.basis == "inferred"
    assert article.anchors == ()
    assert roles(checked, "envoy-summoned", 0, 17) == {("other", None)}


def test_a_sentence_that_breaks_off_is_flagged(checked: Checked) -> None:
    assert checked.corpus.claims["envoy-summoned/main/kirby-broken-off"].flags == ("truncated",)
