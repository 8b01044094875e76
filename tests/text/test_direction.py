from __future__ import annotations

import pytest

from claimpack.text.direction import character_name, invisible, is_ltr, is_rtl, rtl_runs, rtl_start


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("plain", []),
        ("\u200fسالم", [0]),
        ("سالم\u200e", [4]),
        ("a\u2067b\u2069", [1, 3]),
        ("soft\u00adhyphen", [4]),
        ("tag\U000e0041", [3]),
        ("\u0600 سنة", []),  # a sign of general category Cf that shows something
        ("خانه\u200cای", []),
        ("خانهُ\u200cای", []),
        ("خانه\u200c ای", [4]),
        ("خانه\u200c\u200cای", [4, 5]),
        ("dock\u200cunion", [4]),
        ("\u200cای", [0]),
    ],
)
def test_invisible(text: str, places: list[int]) -> None:
    assert invisible(text) == places


def test_names_are_words() -> None:
    assert character_name("\u200f") == "U+200F right-to-left mark"
    assert character_name("\u061c") == "U+061C Arabic letter mark"


def test_sides() -> None:
    assert is_rtl("س")
    assert is_rtl("א")
    assert not is_rtl("٣")
    assert not is_ltr("٣")
    assert is_ltr("a")
    assert rtl_start("300 طن") == 4
    assert rtl_start("300 t") is None


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("none", []),
        ("says سفن غادرت، أمس", [3]),
        ("says ثلاث سفن of them غادرت", [2, 1]),
        ("خانه\u200cای در", [2]),
    ],
)
def test_runs_of_words(text: str, runs: list[int]) -> None:
    assert list(rtl_runs(text)) == runs
