"""Places of ours and positions of the protocol, on any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.model.line_index import Encoding, LineIndex
from claimpack.model.location import TextRange

SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
encodings = st.sampled_from(["utf-8", "utf-16", "utf-32"])
texts = st.text(st.sampled_from("aé\u0633\u064b🚢𝔡\u2028\x0c\r\n \ud800"), max_size=40)


@given(texts, encodings, st.data())
def test_an_index_survives_the_way_there_and_back(
    text: str, encoding: Encoding, data: st.DataObject
) -> None:
    line_index = LineIndex(text, encoding)
    index = data.draw(st.integers(0, len(text)))
    place = line_index.text_range(index, len(text))
    assert line_index.span(place) == (index, len(text))
    inside_a_line_end = text[index - 1 : index + 1] == "\r\n"
    assert line_index.index(line_index.position(index)) == index - inside_a_line_end


@given(texts.filter(lambda text: "\ud800" not in text), encodings)
def test_positions_count_code_units(text: str, encoding: Encoding) -> None:
    name, size = SIZES[encoding]
    lines = re.split("\r\n|\r|\n", text)
    assert LineIndex(text, encoding).position(len(text)) == (
        len(lines) - 1,
        len(lines[-1].encode(name)) // size,
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (TextRange(1, 1, 1, 4), "سفن"),
        (TextRange(1, 5, 1, 6), "🚢"),
        (TextRange(2, 1, 9, 9), "ab"),
        (TextRange(9, 9, 9, 9), ""),
        (TextRange(1, 99, 2, 2), "\na"),
    ],
)
def test_what_lies_outside_is_moved_to_the_text(place: TextRange, words: str) -> None:
    assert LineIndex("سفن 🚢\nab").words(place) == words


def test_a_position_inside_a_character_is_before_it() -> None:
    assert LineIndex("a🚢b", "utf-16").index((0, 2)) == 1
    assert LineIndex("a🚢b", "utf-8").index((0, 4)) == 1
    assert LineIndex("ab\ncd").index((0, 99)) == 2
    assert LineIndex("ab\ncd").index((99, 0)) == 5
