"""The fast validator never accepts what the schema refuses, and accepts every file of the repository."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.model.location import START
from claimpack.parse.schema import fast_validator
from claimpack.parse.schema_messages import Explainer
from claimpack.workspace.contracts import read_contracts
from claimpack.yaml.document import Document
from claimpack.yaml.json import parse_json
from claimpack.yaml.nodes import plain
from claimpack.yaml.strict import parse_yaml
from tests.conftest import HARBOUR, ROOT

SHAPES = read_contracts().shapes
EXPLAINER = Explainer(SHAPES)
FAST = {name: fast_validator(name, SHAPES) for name in SHAPES}


def kind_of(path: Path) -> str:
    if path.suffix == ".json":
        return "datapackage"
    if path.parent.name == "sources":
        return "source"
    return path.stem if path.parent.name in ("registry", "annotations") else "annotations"


FILES = sorted(
    path
    for root in (ROOT, HARBOUR)
    for pattern in ("annotations/**/*.yaml", "sources/*.yaml", "datapackage.json")
    for path in root.glob(pattern)
)
TREES: list[tuple[str, Any]] = []
for _path in FILES:
    _text = _path.read_text("utf-8")
    _document = parse_json("a", _text)[0] if _path.suffix == ".json" else parse_yaml("a", _text)[0]
    assert _document is not None
    TREES.append((kind_of(_path), plain(_document.root)))


@pytest.mark.parametrize(("kind", "tree"), TREES, ids=[f"{one.parent.name}/{one.name}" for one in FILES])
def test_every_file_of_ours_is_accepted_by_the_fast_validator(kind: str, tree: Any) -> None:
    assert FAST[kind](tree)


def places(tree: Any) -> list[tuple[Any, Any]]:
    found = []
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in entries:
        found.append((tree, key))
        found += places(value)
    return found


ODD = [
    "",
    "0",
    "1",
    "-1",
    "01",
    "1.5",
    "x",
    "9" * 12,
    "9" * 9,
    "2147483648",
    "stance",
    "a\n",
    "a b",
    " x",
    "=x",
    "10 ",
    "é",
]
values = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.just({}),
    st.just([]),
    st.lists(st.sampled_from(ODD), max_size=2),
    st.dictionaries(
        st.sampled_from(["kind", "by", "gloss", "a-b", "figure@1", "x y"]), st.sampled_from(ODD), max_size=2
    ),
)


def schema_accepts(kind: str, tree: Any) -> bool:
    if kind == "datapackage":
        document, found = parse_json("a", json.dumps(tree))
        assert not found
    else:
        document = Document("a", node_of(tree))
    assert document is not None
    return not EXPLAINER.check(document, kind)


def node_of(tree: Any) -> Any:
    from claimpack.yaml.nodes import Entry, Mapping, Scalar, Sequence

    if isinstance(tree, dict):
        entries = tuple(Entry(key, START, node_of(value)) for key, value in tree.items())
        return Mapping(entries, START)
    if isinstance(tree, list):
        return Sequence(tuple(map(node_of, tree)), START)
    return Scalar(tree, START)


@settings(max_examples=400)
@given(st.data())
def test_what_the_fast_validator_accepts_the_schema_accepts(data: st.DataObject) -> None:
    kind, tree = data.draw(st.sampled_from(TREES))
    tree = copy.deepcopy(tree)
    for _ in range(data.draw(st.integers(1, 2))):
        there = places(tree)
        if not there:
            break
        holder, key = data.draw(st.sampled_from(there))
        change = data.draw(st.sampled_from(["set", "delete", "rename"]))
        if change == "set":
            holder[key] = data.draw(values)
        elif change == "delete":
            del holder[key]
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["figuer", "via", "by@7", "note", "x y"]))] = holder.pop(key)
    if FAST[kind](tree):
        assert schema_accepts(kind, tree)
