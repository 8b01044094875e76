"""Characters that nobody sees, and lines that editors reorder: places in the file, and fixes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimpack.model.fix import Edit
from claimpack.model.location import Location, TextRange
from claimpack.yaml.nodes import plain
from claimpack.yaml.strict import parse_yaml

AT = Location("a.yaml")


def test_the_tree_is_that_without_them_in_the_places_of_the_file() -> None:
    document, found, refused = parse_yaml("a.yaml", "k\u200fey: \u2067الف\u2069\nb: c\u200b d\n")
    assert document is not None
    assert plain(document.root) == {"key": "الف", "b": "c d"}
    assert document.text_range(AT.child("key").at_key()) == TextRange(1, 1, 1, 5)
    assert document.text_range(AT.child("key")) == TextRange(1, 7, 1, 12)
    assert document.text_range(AT.child("b")) == TextRange(2, 4, 2, 8)
    assert [one.location.text_range for one in found] == [
        TextRange(1, 2, 1, 3),
        TextRange(1, 7, 1, 8),
        TextRange(2, 5, 2, 6),
    ]
    assert [[note.location.text_range for note in one.related] for one in found] == [
        [],
        [TextRange(1, 11, 1, 12)],
        [],
    ]
    assert not refused


def test_fixes_write_the_key_or_the_value_anew() -> None:
    _, found, _ = parse_yaml(
        "a.yaml", "k\u200fey: \u2067الف\u2069\n# \u200e\nb: >\n  c\u200b\n  d\ne: \u200f\n"
    )
    edits = [one.fix.edits if one.fix is not None else () for one in found]
    assert edits == [
        (Edit(location=AT.child("key").at_key(), text="key"),),
        (Edit(location=AT.child("key"), text="الف"),),
        (),
        (),
        (),
    ]
    assert all(one.fix.safe for one in found if one.fix is not None)


def test_words_with_latin_letters_may_become_silent() -> None:
    _, (found,), _ = parse_yaml("a.yaml", "by@5: ميناء X\n")
    assert found.fix is not None
    assert found.fix.edits == (
        Edit(location=AT.child("by@5").at_key(), text="by@5+7"),
        Edit(location=AT.child("by@5"), text=""),
    )
    assert not found.fix.safe


def test_block_scalars_end_where_the_next_line_begins() -> None:
    document, found, _ = parse_yaml("a.yaml", "a: |\n  سفن\nb: [سفن]\nc: >-\n  ships\n  سفن")
    assert document is not None
    assert [one.location.text_range for one in found] == [TextRange(3, 5, 3, 9)]


PIECES = [
    "\u200f",
    "\u2067",
    "\u200c",
    "\u00ad",
    "\ufeff",
    "سفن",
    "a",
    ":",
    " ",
    "\n",
    "- ",
    '"',
    "\\u200F",
    "#",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_of_them_anywhere_are_found_once_and_gone(text: str) -> None:
    document, found, _ = parse_yaml("a.yaml", text)
    lines = text.split("\n")
    shown = [
        place
        for one in found
        if one.code == "Y03" and one.hint != "delete its escape"
        for place in (one.location.text_range, *(note.location.text_range for note in one.related))
        if place is not None
    ]
    assert len(shown) == len(set(shown))
    assert all(lines[place.line - 1][place.column - 1] in text for place in shown)
    if document is not None:
        assert "\u200f" not in str(plain(document.root))
        for one in found:
            assert document.text_range(one.location).line <= len(lines)
