"""Places of ours and positions of the protocol, on any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.model.locus import Place
from claimpack.text.ruler import Encoding, Ruler

SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
encodings = st.sampled_from(["utf-8", "utf-16", "utf-32"])
texts = st.text(st.sampled_from("aé\u0633\u064b🚢𝔡\u2028\x0c\r\n \ud800"), max_size=40)


@given(texts, encodings, st.data())
def test_an_index_survives_the_way_there_and_back(
    text: str, encoding: Encoding, data: st.DataObject
) -> None:
    ruler = Ruler(text, encoding)
    index = data.draw(st.integers(0, len(text)))
    place = ruler.place(index, len(text))
    assert ruler.span(place) == (index, len(text))
    inside_a_line_end = text[index - 1 : index + 1] == "\r\n"
    assert ruler.index(ruler.position(index)) == index - inside_a_line_end


@given(texts.filter(lambda text: "\ud800" not in text), encodings)
def test_positions_count_code_units(text: str, encoding: Encoding) -> None:
    name, size = SIZES[encoding]
    lines = re.split("\r\n|\r|\n", text)
    assert Ruler(text, encoding).position(len(text)) == (
        len(lines) - 1,
        len(lines[-1].encode(name)) // size,
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(1, 1, 1, 4), "سفن"),
        (Place(1, 5, 1, 6), "🚢"),
        (Place(2, 1, 9, 9), "ab"),
        (Place(9, 9, 9, 9), ""),
        (Place(1, 99, 2, 2), "\na"),
    ],
)
def test_what_lies_outside_is_moved_to_the_text(place: Place, words: str) -> None:
    assert Ruler("سفن 🚢\nab").words(place) == words


def test_a_position_inside_a_character_is_before_it() -> None:
    assert Ruler("a🚢b", "utf-16").index((0, 2)) == 1
    assert Ruler("a🚢b", "utf-8").index((0, 4)) == 1
    assert Ruler("ab\ncd").index((0, 99)) == 2
    assert Ruler("ab\ncd").index((99, 0)) == 5
