"""The fast reader returns what PyYAML and the formatter say, and reads every file of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pytest

import yaml
from claimpack.parse.prose import foreign_prose, foreign_prose_in
from claimpack.text.direction import NON_JOINER, invisible
from claimpack.workspace.contracts import read_contracts
from claimpack.yaml.fast import (
    AFTER_RIGHT_TO_LEFT,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT,
    FastReader,
    NeedsStrictReader,
)
from claimpack.yaml.format import format_document, format_scalar
from claimpack.yaml.nodes import plain
from claimpack.yaml.schema_node import SchemaNode
from claimpack.yaml.strict import parse_yaml
from tests.conftest import HARBOUR, ROOT
from tests.yaml.cases import FINE, ODD
from tests.yaml.mutants import Source, mutants, pieces, values

SHAPES = read_contracts().shapes
READER = FastReader(SHAPES)
STARTER = ROOT / "src" / "claimpack" / "starter"


def kind_of(path: Path) -> str:
    if path.parent.name == "sources":
        return "source"
    return path.stem if path.parent.name in ("registry", "annotations") else "annotations"


FILES = sorted(
    path
    for root in (ROOT, HARBOUR, STARTER)
    for pattern in ("annotations/**/*.yaml", "sources/*.yaml")
    for path in root.glob(pattern)
)
SOURCES: list[Source] = [
    (kind_of(path), piece) for path in FILES for piece in pieces(kind_of(path), path.read_text("utf-8"))
] + [("annotations", text) for text in FINE.values()]


def strict(text: str, kind: str) -> object:
    """Return the values by the strict reader; None if there is any finding."""
    document, found, refused = parse_yaml("a.yaml", text)
    if (
        document is None
        or found
        or refused
        or format_document(document, SchemaNode.root(kind, SHAPES)) != text
    ):
        return None
    return plain(document.root)


def same(one: Any, other: Any) -> bool:
    """Compare trees to the order of their keys and the types of their values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, str) and one == other


def fast(text: str, kind: str, reader: FastReader = READER) -> dict[str, Any] | None:
    try:
        return reader.read(text, kind)
    except NeedsStrictReader:
        return None


def is_fast(text: str, kind: str) -> bool:
    """Determine whether the fast reader reads a file; if so, the strict reader returns the same values."""
    tree = fast(text, kind)
    if tree is None:
        return False
    assert same(tree, strict(text, kind)), text
    assert tree == yaml.load(text, yaml.BaseLoader), text
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_ours_is_read_by_the_fast_reader(path: Path) -> None:
    assert is_fast(path.read_text("utf-8"), kind_of(path))


@pytest.mark.parametrize("name", FINE)
def test_what_the_formatter_writes_is_read_by_the_fast_reader(name: str) -> None:
    assert is_fast(FINE[name], "annotations")


@pytest.mark.parametrize("name", ODD)
def test_what_it_does_not_write_needs_the_strict_reader(name: str) -> None:
    assert not is_fast(ODD[name], "annotations")


def test_there_are_cases_of_both_sorts() -> None:
    assert len(FINE) > 100
    assert sum(strict(text, "annotations") is None for text in ODD.values()) > 300


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_not_accepted(seed: int) -> None:
    count = 1000
    n_fast = sum(is_fast(text, kind) for kind, text in mutants(SOURCES, seed, count))
    assert n_fast > count // 10  # some damage is none, or else nothing would be tested


@pytest.mark.parametrize("as_written", [True, False])
def test_any_value_is_read_as_the_strict_reader_reads_it(as_written: bool) -> None:
    count = n_fast = 0
    for value in values(1, 4000):
        if "\n" in value and not as_written:
            continue
        count += 1
        written = value if as_written else format_scalar(value)
        n_fast += is_fast(
            f"claims:\n  a:\n    gloss: {written}\n    flags:\n      - {written}\n", "annotations"
        )
    assert n_fast > count // (8 if as_written else 4)


def test_a_second_file_is_read_by_itself() -> None:
    """What is remembered of keys must not let other keys pass that only look like them."""
    maps = [
        ("kind: x", "gloss: x"),
        ("gloss: x", "kind1: x"),
        ("kind1: x", "gloss: x"),
        ("gloss: x", "kind: x"),
        ("kind@3: x", "kind: x"),
        ("kind: x", "kind@3: x"),
        ("kind: x", "ki1nd@3: x"),
        ("gloss: x", "n0o: x"),
        ("gloss: x", "no: x"),
        ("gloss: x", "other: x"),
        ("other: x", "gloss: x"),
    ]
    texts = [f"claims:\n  a:\n    {one}\n    {other}\n" for one, other in maps]
    taken = set()
    for order in (texts, texts[::-1]):
        reader = FastReader(SHAPES)
        for text in order * 2:
            tree = fast(text, "annotations", reader)
            assert tree is None or same(tree, strict(text, "annotations"))
            taken |= {text} if tree is not None else set()
    assert {texts[0], texts[5], texts[9], texts[10]} <= taken


def test_the_same_text_is_another_file_in_another_place() -> None:
    text = "kind: media\nname: Port\nwhen: 2021\n"
    for kind in (*SHAPES, "unheard-of"):
        tree = fast(text, kind)
        assert tree is None or same(tree, strict(text, kind))


def characters(ranges: str) -> str:
    """Spell the ranges of a class of characters out."""
    found, at = "", 0
    while at < len(ranges):
        is_range = ranges[at + 1 : at + 2] == "-"
        end = ranges[at + 2] if is_range else ranges[at]
        found += "".join(map(chr, range(ord(ranges[at]), ord(end) + 1)))
        at += 3 if is_range else 1
    return found


def test_the_classes_of_characters_are_what_they_say() -> None:
    ahead, behind = characters(LEFT_TO_RIGHT), characters(AFTER_RIGHT_TO_LEFT)
    assert not [one for one in ahead if bidirectional(one) in ("R", "AL")]
    assert not [one for one in behind if bidirectional(one) == "L"]
    assert set(characters(RIGHT_TO_LEFT)) <= set(behind)
    assert not invisible((ahead + behind).replace(NON_JOINER, ""))
    assert not any(one.isspace() for one in ahead + behind)


FOREIGN = [
    {"claims": {"a": {"gloss": "a سفن قوارب ميناء صدف"}}},
    {"claims": {"a": {"gloss": "a سفن قوارب ميناء b"}}},
    {"claims": {"a": {"via": [{"by": "a", "note": "سفن قوارب ميناء صدف"}]}}},
    {"a": {"aliases": ["سفن قوارب ميناء صدف"], "name": "سفن، قوارب، ميناء، صدف"}},
    {"a": {"aliases": ["سفن قوارب ميناء صدف"], "name": "سفن"}},
    {"a": {"not": "سفن - قوارب (ميناء) صدف", "define": "é"}},
    {"a": {"when@3": "سفن قوارب ميناء صدف"}},
    {"note": ["سفن قوارب ميناء صدف"]},
    {"note": {"note": "سفن قوارب ميناء صدف"}},
    {},
    {"note": ""},
]


@pytest.mark.parametrize("tree", FOREIGN, ids=str)
def test_foreign_prose_is_seen_in_the_values_alone(tree: dict[str, Any]) -> None:
    document, _, _ = parse_yaml("a.yaml", yaml.safe_dump(tree, allow_unicode=True))
    assert document is not None
    assert plain(document.root) == tree
    assert foreign_prose_in(tree) is bool(list(foreign_prose(document)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_foreign_prose_is_seen_in_files(path: Path) -> None:
    document, _, _ = parse_yaml("a.yaml", path.read_text("utf-8"))
    assert document is not None
    assert foreign_prose_in(plain(document.root)) is bool(list(foreign_prose(document)))
