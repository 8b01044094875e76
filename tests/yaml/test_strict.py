"""Trees: strict YAML and JSON with the place of every node."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.check.locate import resolve_locations
from claimpack.model.fix import Edit, Fix
from claimpack.model.location import Location, TextRange
from claimpack.rules.yaml import outside_yaml_subset
from claimpack.yaml.json import parse_json
from claimpack.yaml.nodes import plain
from claimpack.yaml.strict import parse_yaml


def loaded(text: str) -> object:
    document, found, _ = parse_yaml("a.yaml", text)
    assert document is not None, found
    assert not found
    return plain(document.root)


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "12:30", "1_000", "0x1f", "007", "2024-10-25", "1e3", "~", "null", ".inf", "٣٠٠"],
)
def test_words_stay_words(word: str) -> None:
    assert loaded(f"key: {word}") == {"key": word}


def test_shapes() -> None:
    text = "a: {b: [c, 'd'], e: \"f\"}\ng:\n  - h: |\n      i\n      j\n  - >\n    k\n    l\nm:\n"
    assert loaded(text) == {
        "a": {"b": ["c", "d"], "e": "f"},
        "g": [{"h": "i\nj\n"}, "k l\n"],
        "m": "",
    }


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "---\n"])
def test_an_empty_file_is_an_empty_map(text: str) -> None:
    assert loaded(text) == {}


def test_places_count_code_points_from_one() -> None:
    text = "# 😀 é\nα: {'🇫🇷 x': y}\nlist:\n  - مرحبا\n  - b: c\n"
    document, _, _ = parse_yaml("a.yaml", text)
    assert document is not None
    at = Location("a.yaml")
    assert document.text_range(at.child("α").at_key()) == TextRange(2, 1, 2, 2)
    assert document.text_range(at.child("α", "🇫🇷 x")) == TextRange(2, 13, 2, 14)
    assert document.text_range(at.child("list", 0)) == TextRange(4, 5, 4, 10)
    assert document.text_range(at.child("list", 1, "b")) == TextRange(5, 8, 5, 9)
    assert document.text_range(at.child("list", 7)) == document.text_range(at.child("list"))
    assert document.text_range(at.child("nothing")) == TextRange(1, 1, 1, 1)


def test_crlf_and_byte_order_mark_do_not_move_places() -> None:
    document, _, _ = parse_yaml("a.yaml", "a: 1\r\nb: 2\r\n")
    assert document is not None
    assert document.text_range(Location("a.yaml").child("b")) == TextRange(2, 4, 2, 5)


def test_a_stretch_is_exact_or_none() -> None:
    document, _, _ = parse_yaml("a.yaml", "key: 'two words'\nempty:\nlist:\n  - one\n  - [x, {a: b}]\n")
    assert document is not None
    at = Location("a.yaml")
    assert document.token_range(at.child("key")) == TextRange(1, 6, 1, 17)
    assert document.token_range(at.child("key").at_key()) == TextRange(1, 1, 1, 4)
    assert document.token_range(at.child("list", 1, 1, "a")) == TextRange(5, 13, 5, 14)
    for nowhere in (
        at,
        at.child("empty"),
        at.child("list"),
        at.child("list", 1),
        at.child("list", 7),
        at.child("no"),
        at.child("key", "below"),
        at.child("list", 0).at_key(),
    ):
        assert document.token_range(nowhere) is None, nowhere.pointer
    assert document.token_range(at.child("empty").at_key()) == TextRange(2, 1, 2, 6)


def test_a_fix_is_placed_where_it_replaces_just_these_characters() -> None:
    document, _, _ = parse_yaml("a.yaml", "by: coast-gaurd\nlist:\n  - one\n")
    assert document is not None
    at = document.location
    edits = (
        Edit(location=at.child("by"), text="coast-guard"),
        Edit(location=at.child("list"), text="one"),
        Edit(location=at.child("list", 0), action="delete"),
        Edit(location=Location("elsewhere.yaml", "/by"), text="x"),
    )
    one = outside_yaml_subset.RULE.at(
        at.child("by"), fix=Fix(title="t", edits=edits, safe=False), problem="p"
    )
    ((located,), _) = resolve_locations([one], {"a.yaml": document})
    assert located.fix is not None
    assert [edit.location.text_range for edit in located.fix.edits] == [
        TextRange(1, 5, 1, 16),
        None,
        None,
        None,
    ]
    assert replace(located, fix=one.fix, location=one.location) == one


def test_pointers_escape_their_tokens() -> None:
    document, _, _ = parse_yaml("a.yaml", "a/b:\n  ~c: d\n")
    assert document is not None
    assert document.text_range(Location("a.yaml").child("a/b", "~c")) == TextRange(2, 7, 2, 8)


keys = st.text(st.characters(min_codepoint=0x20, blacklist_categories=("Cs", "Cc")), max_size=8)
trees = st.recursive(
    keys
    | st.integers(-9, 9)
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(keys, trees, max_size=4), st.sampled_from([None, 2, "\t"]), st.booleans())
def test_json_reads_as_the_standard_reader_does(
    tree: object, indent: int | str | None, escaped: bool
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=escaped)
    document, found = parse_json("a.json", text)
    assert document is not None
    assert not found
    assert plain(document.root) == tree


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_finding(content: bytes) -> None:
    text = content.decode("utf-8", errors="ignore")
    document, found, _ = parse_yaml("a.yaml", text)
    assert document is not None or found
    json_document, json_found = parse_json("a.json", text)
    assert json_document is not None or json_found


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#\n \t<?%@`,", max_size=60))
def test_yaml_punctuation_gives_a_document_or_a_finding(text: str) -> None:
    document, found, _ = parse_yaml("a.yaml", text)
    assert document is not None or found
