"""Laying out changes no value and no comment, and a second time changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.workspace.contracts import read_contracts
from claimpack.yaml.comments import comments_of
from claimpack.yaml.document import Document
from claimpack.yaml.format import format_document, format_scalar, has_rtl
from claimpack.yaml.nodes import plain
from claimpack.yaml.schema_node import SchemaNode
from claimpack.yaml.strict import parse_yaml
from tests.conftest import HARBOUR, ROOT

SHAPES = read_contracts().shapes
FILES = [
    *sorted((ROOT / "annotations").glob("*/*.yaml")),
    *sorted((ROOT / "sources").glob("*.yaml")),
    *sorted(HARBOUR.glob("annotations/*/*.yaml")),
]


def parsed(text: str) -> Document:
    document, found, _ = parse_yaml("a.yaml", text)
    assert document is not None, found
    assert not found, found
    return document


def kind_of(path: Path) -> str:
    if path.parent.name == "sources":
        return "source"
    return path.stem if path.parent.name == "registry" else "annotations"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_of_ours_is_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    assert format_document(parsed(text), SchemaNode.root(kind_of(path), SHAPES)) == text


keys = st.from_regex(r"[a-z][a-z0-9-]{0,8}(@[0-9]{1,3}(\+[0-9]{1,2})?)?", fullmatch=True)
texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
    ),
    max_size=30,
).map(str.strip) | st.sampled_from(
    ["ميناء الصدف", "300 طن", "no", "12:30", "a: b", "# x", "- y", "'", '"', "{", "a #b"]
)
trees: st.SearchStrategy[Any] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


def rough(tree: Any, depth: int, draw: Any) -> list[str]:
    """Write a tree in some layout of its own: quotes, indentation, comments and blank lines by chance."""
    pad = " " * depth
    step = draw(st.sampled_from([1, 2, 4]))
    lines: list[str] = []
    for key, value in tree.items():
        if draw(st.booleans()):
            lines.append(f"{pad}# about {key}")
        if draw(st.integers(0, 5)) == 0:
            lines.append("")
        if isinstance(value, dict) and value:
            lines += [f"{pad}{key}:", *rough(value, depth + step, draw)]
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            lines += [f"{pad}{key}:", *(f"{pad}{' ' * step}- {quoted(one, draw)}" for one in value)]
        elif isinstance(value, str):
            remark = "  # why" if draw(st.booleans()) and not has_rtl(value) else ""
            lines.append(f"{pad}{key}: {quoted(value, draw)}{remark}")
        else:
            lines.append(f"{pad}{key}: {'{}' if isinstance(value, dict) else '[]'}")
    return lines


def quoted(value: str, draw: Any) -> str:
    single = "'" + value.replace("'", "''") + "'"
    return str(draw(st.sampled_from([format_scalar(value) or "''", single])))


@given(st.data(), st.dictionaries(keys, trees, min_size=1, max_size=5))
def test_layout_keeps_values_and_comments_and_is_idempotent(
    data: st.DataObject, tree: dict[str, Any]
) -> None:
    text = "\n".join(rough(tree, 0, data.draw)) + "\n"
    document, found, _ = parse_yaml("a.yaml", text)
    if document is None or found:
        return  # what the strict subset refuses is left alone
    order = SchemaNode.root("annotations", SHAPES)
    once = format_document(document, order)
    again = parsed(once)
    assert plain(again.root) == plain(document.root)
    assert comments_of(again).count == comments_of(document).count
    assert format_document(again, order) == once
    for line in once.split("\n"):
        if has_rtl(line) and not line.lstrip().startswith("#"):
            assert line.rstrip('"')[-1:] == line.rstrip('"').rstrip()[-1:]
            assert "  # " not in line


@given(texts | st.text(max_size=20))
def test_a_scalar_reads_back(value: str) -> None:
    document, found, _ = parse_yaml("a.yaml", f"key: {format_scalar(value)}\n")
    if found:
        return  # characters that no YAML of ours may hold
    assert document is not None
    assert plain(document.root) == {"key": value}
