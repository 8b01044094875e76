"""Lines for a terminal: isolates, named characters, brackets, widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimpack.text.direction import character_name
from claimpack.text.display import excerpt, visible

RLI, PDI = "\u2067", "\u2069"


def test_a_line_without_arabic_has_carets_below_the_fault() -> None:
    assert excerpt("    figuer: 300", 4, 10) == ("    figuer: 300", "    ^^^^^^")


def test_an_empty_fault_has_one_caret() -> None:
    assert excerpt("a: b", 4, 4) == ("a: b", "    ^")


def test_an_arabic_value_is_isolated_with_the_digits_before_it() -> None:
    line = "    figure@5: 300 طن"
    shown, carets = excerpt(line, 4, 12)
    assert shown == f"    figure@5: {RLI}300 طن{PDI}"
    assert carets == "    ^^^^^^^^"


def test_a_whole_value_is_underlined_and_a_part_of_it_is_bracketed() -> None:
    line = "    by@5: سالم الحداد"
    shown, carets = excerpt(line, 10, len(line))
    assert (shown, carets) == (f"    by@5: {RLI}سالم الحداد{PDI}", " " * 10 + "^" * 11)
    shown, carets = excerpt(line, 15, len(line))
    assert (shown, carets) == (f"    by@5: {RLI}سالم ⟦الحداد⟧{PDI}", "")


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\u200fb\tc\u00ad") == "a‹U+200F›b→c‹U+00AD›"
    assert character_name("\u200f") == "U+200F right-to-left mark"


def test_a_joiner_inside_a_word_stays() -> None:
    assert visible("می\u200cرود") == "می\u200cرود"


def test_carets_count_cells_not_characters() -> None:
    shown, carets = excerpt("note: 😀 e\u0301 x", 11, 12)
    assert cell_len(shown[: shown.index("x")]) == len(carets) - 1 == 11


def test_a_long_line_is_clipped_around_the_fault() -> None:
    shown, carets = excerpt("a" * 500 + "XYZ" + "b" * 500, 500, 503)
    assert shown.startswith("… a")
    assert shown.endswith("b …")
    assert shown[carets.index("^") : carets.index("^") + 3] == "XYZ"
    assert len(shown) < 120


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_no_line_breaks_an_excerpt(line: str, start: int, end: int) -> None:
    shown, carets = excerpt(line.replace("\n", " "), start, end)
    assert shown.count(RLI) == shown.count(PDI)
    assert set(carets) <= {" ", "^"}
    assert not any(ord(char) < 32 for char in shown)
