"""The seam between the compiler and the languages that it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from claimpack import discovery, languages
from claimpack.languages import language
from claimpack.languages.und import LANGUAGE as UND
from claimpack.model.anchor import Anchor
from claimpack.model.figure import Figure
from claimpack.model.location import Location
from claimpack.rules.figure import figure_not_in_words
from claimpack.text.figure_words import FigureWords
from tests.conftest import ROOT, claimpack

NOWHERE = Location("annotations/a/main.yaml")
PAGE = """Ferry carries stones again

Olive Harbour, 5 May 2022

The ferry company said on Thursday, after a long winter in which the harbour was closed to every ship, that
about three thousand stones crossed in April. Fishermen on the quay had watched the boats come and go all
spring, and some of them lent a hand with ropes and planks while the tide was high and the wind was low.
Its director, who has run the line since his father left it to him, said that in the coming season, if the
weather holds and the crane is mended, 3,000 stones would cross. Nobody on the quay wished to disagree, and
the boats went on with their work until the evening, when the lamps along the harbour wall were lit again.
"""


def test_letters_of_a_language_are_in_its_folder() -> None:
    arabic = re.compile("[\u0620-\u064a\u0671-\u06d3]")
    own = ROOT / "src/claimpack/languages/ar"
    starter = ROOT / "src/claimpack/starter"
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if own not in path.parents
        and starter not in path.parents
        and arabic.search(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("tag", "found"),
    [("ar", "ar"), ("ar-EG", "ar"), ("AR", "ar"), ("en", "und"), ("arz", "und"), ("und", "und")],
)
def test_a_language_is_found_by_its_tag_or_its_primary_subtag(tag: str, found: str) -> None:
    assert language(tag).tag == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3,000 passengers", {Decimal(3000), Decimal(3)}),
        ("10 000", {Decimal(10), Decimal(0), Decimal(10000)}),
        ("three thousand", set()),
        ("1/4", {Decimal(1), Decimal(4), Decimal("0.25")}),
        ("\u0663\u0660\u0660", {Decimal(300)}),
    ],
)
def test_only_digits_of_an_unknown_language_are_read(text: str, numbers: set[Decimal]) -> None:
    assert {one.low for one in UND.read_numbers(text) if one.kind != "range"} == numbers


def test_a_dash_between_digits_is_a_range_unless_it_is_a_date() -> None:
    assert [(one.low, one.high) for one in UND.read_numbers("12-14") if one.kind == "range"] == [
        (Decimal(12), Decimal(14))
    ]
    assert not [one for one in UND.read_numbers("2024-10-25") if one.kind == "range"]


def test_numbers_of_an_unknown_language_have_spans() -> None:
    assert UND.number_spans("3,000 to 4 000, \u200f17") == ((0, 5), (9, 14), (17, 19))


@pytest.mark.parametrize(
    ("text", "read"), [("2024-10-25", True), ("2024-13-25", False), ("before 2024-10-25", False)]
)
def test_an_iso_date_alone_is_read(text: str, read: bool) -> None:
    assert bool(UND.read_times(text, None)) is read


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A dataset with one English page and its text."""
    root = tmp_path / "eng"
    assert claimpack("init", root).status == 0
    text = root / "texts/ferry.txt"
    text.write_text(PAGE, encoding="utf-8")
    ran = claimpack("source", "add", text, "--lang", "en", "--root", root)
    assert ran.status == 0, ran.err
    assert "`en` is not a language that claimpack reads" in ran.out
    source = root / "sources/ferry.yaml"
    regions = (
        f"  0: title main\n  {PAGE.index('Olive')}: dateline main\n  {PAGE.index('The ferry')}: body main\n"
    )
    record = re.sub(r"regions:\n(  \d.*\n)+", f"regions:\n{regions}", source.read_text("utf-8"))
    missing = "    missing:\n      published: unknown\n"
    assert missing in record
    record = record.replace(missing, "    published: 2022-05-05 [inferred]\n")
    source.write_text(
        record.replace(
            "translation: unknown\n",
            "translation: original\n    numbers: 1/1\n    note: The dateline gives the day.\n",
        ),
        "utf-8",
    )
    registry = root / "annotations/registry"
    with (registry / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write("ferry-company:\n  kind: company\n  name: Ferry Company\n")
        file.write("  aliases:\n    - ferry company\n    - Its director\n")
    cues = (registry / "cues.yaml").read_text("utf-8")
    (registry / "cues.yaml").write_text(cues.replace("neutral:\n", "neutral:\n  - said\n", 1), "utf-8")
    annotate(root, "3000")
    return root


def annotate(root: Path, figure: str) -> None:
    """Write the claims of the page; the second one has this figure."""
    (root / "annotations/ferry").mkdir(exist_ok=True)
    (root / "annotations/ferry/main.yaml").write_text(
        f"""# yaml-language-server: $schema=../../schemas/annotations.schema.json
article: ferry/main
annotator: me
guidelines: 1
status: final
claims:
  passengers:
    gloss: The ferry company says that about 3,000 stones crossed in April 2022.
    measure: bridge-stones
    figure: about 3000
    figure@{PAGE.index("about three")}: about three thousand stones
    reading: cumulative
    when: 2022-04
    via:
      - by: ferry-company
        by@{PAGE.index("ferry company")}: ferry company
        cue@{PAGE.index("said")}: said
        said: 2022-05-05 [inferred]
        note: The dateline and the weekday give the day.
  weekly:
    gloss: The director of the ferry company says that 3,000 stones will cross.
    measure: bridge-stones
    figure: {figure}
    figure@{PAGE.index("3,000")}: 3,000 stones
    reading: cumulative
    tense: future
    when: 2022-05-05/.. [published]
    via:
      - by: ferry-company
        by@{PAGE.index("Its director")}: Its director
        cue@{PAGE.rindex("said")}: said
""",
        encoding="utf-8",
    )


def report(root: Path) -> str:
    ran = claimpack("check", "--root", root, "--texts", root / "texts", "--notes", "--max-per-rule", "0")
    return ran.out


def test_number_words_of_an_unknown_language_are_no_finding(english: Path) -> None:
    out = report(english)
    assert re.findall(r"\[\S+ ([A-Z]\d\d)\]", out) == ["S10"], out
    assert "(--fix)" not in out
    assert claimpack("build", "--root", english).status == 0
    assert "\nferry/main/passengers,about 3000,point,true,3000," in (
        english / "build/figures.csv"
    ).read_text("utf-8")


def test_digits_of_an_unknown_language_are_compared(english: Path) -> None:
    annotate(english, "9000")
    assert "[figure-not-in-words F01]" in report(english)
    annotate(english, "3000000")
    assert "[figure-not-in-words F01]" not in report(english)  # a word for a scale may follow


@pytest.mark.parametrize(
    ("words", "offered"), [("3 and a half million", None), ("3 dozen", None), ("3", "3"), ("3 %", "3")]
)
def test_no_number_is_offered_where_words_beside_it_are_not_read(words: str, offered: str | None) -> None:
    anchor = Anchor(
        field="figure", start=0, length=len(words), words=words, digest=None, record=NOWHERE, key="figure@0"
    )
    one = FigureWords(anchor=anchor, words=words, language=UND, readings=UND.read_numbers(words))
    figure = Figure(bound="point", value=Decimal(36))
    assert not one.say(figure)
    assert figure_not_in_words._figure(one, figure) == offered


@pytest.mark.parametrize(("attested", "found"), [("2/2", False), ("1/1", False), ("0/0", True)])
def test_attested_numbers_may_be_in_words_that_are_not_read(
    english: Path, attested: str, found: bool
) -> None:
    source = english / "sources/ferry.yaml"
    record = source.read_text("utf-8")
    source.write_text(record.replace("numbers: 1/1", f"numbers: {attested}"), "utf-8")
    out = report(english)
    assert ("[stale-count K04]" in out) is found
    assert "(--fix)" not in out


def test_the_longest_known_beginning_of_a_tag_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (*discovery.names("languages"), "zh", "zh-Hant")
    monkeypatch.setattr(discovery, "names", lambda _: names)
    monkeypatch.setattr(languages, "_load", lambda name: replace(UND, tag=name))
    language.cache_clear()
    try:
        tags = ("zh-Hant-TW", "ZH-TW", "zhx", "en")
        assert [language(tag).tag for tag in tags] == ["zh-Hant", "zh", "und", "und"]
    finally:
        language.cache_clear()


def test_an_invented_language_is_found_and_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    dozen = replace(
        UND,
        tag="x-dozen",
        reads_words=True,
        read_numbers=lambda text, *, guesses=True: UND.read_numbers(
            text.replace("dozen", "12"), guesses=guesses
        ),
    )

    class Module:
        LANGUAGE = dozen

    names, load = discovery.names, discovery.load
    monkeypatch.setattr(discovery, "names", lambda kind: (*names(kind), "x-dozen"))
    monkeypatch.setattr(
        discovery, "load", lambda kind, name: Module if name == "x-dozen" else load(kind, name)
    )
    language.cache_clear()
    try:
        assert [one.low for one in language("x-dozen").read_numbers("a dozen ships")] == [12]
    finally:
        language.cache_clear()


@pytest.fixture(autouse=True)
def known_languages() -> Iterator[None]:
    yield
    assert languages.language("ar").reads_words


def test_masks_of_an_unknown_language_shade_every_word(english: Path) -> None:
    masked = (english / "sources/ferry.mask").read_text("utf-8")
    assert len(masked) == len(PAGE)
    assert not re.search("[A-Za-z]", masked)
    assert f"mask_sha256: {sha256(masked.encode()).hexdigest()}" in (
        english / "sources/ferry.yaml"
    ).read_text("utf-8")
