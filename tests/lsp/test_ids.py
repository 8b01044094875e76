"""Ids are found wherever the compiler looks one up, and lines lead to the tokens that trees have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from claimpack.model.id_fields import RELATIONS
from claimpack.model.line_index import LineIndex
from claimpack.model.references import references
from claimpack.pipeline import check_workspace
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace
from claimpack.yaml import cursor
from claimpack.yaml.cursor import siblings, token_in_line, token_in_tree, tokens_above
from claimpack.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from claimpack.yaml.schema_node import SchemaNode
from claimpack_lsp.document_store import OpenDocument, store_documents
from tests.conftest import HARBOUR, ROOT

PROJECTS = pytest.mark.parametrize("root", [HARBOUR, ROOT], ids=["harbour", "dataset"])


def documents(root: Path) -> list[tuple[OpenDocument, Node]]:
    found = store_documents(Workspace(root)).documents.values()
    return [(opened, opened.document.root) for opened in found if opened.document is not None]


@PROJECTS
def test_what_the_compiler_looks_up_is_found(root: Path) -> None:
    workspace = Workspace(root)
    checked, store = check_workspace(workspace), store_documents(workspace)
    starts = {
        (one.kind, one.name, one.path, one.text_range.line, one.text_range.column)
        for one in store.everywhere()
    }
    lines = {start[:4] for start in starts}
    looked_up = [(one.kind, one.name, one.location) for one in references(checked.corpus)]
    looked_up += [
        ("claim", link.target, link.location)
        for claim in checked.corpus.claims.values()
        for link in claim.links
    ]
    assert len(looked_up) > 40
    for kind, name, location in looked_up:
        place = checked.documents[location.path].text_range(location)
        assert (kind, name, location.path, place.line) in lines, (kind, name, location)
    for kind, shelf_of in (("actor", checked.corpus.actors), ("claim", checked.corpus.claims)):
        assert sorted(shelf_of) == store.names(kind)
    for one in store.everywhere():
        assert one.last is not None
        opened = store.documents[one.path]
        assert LineIndex(opened.text).words(one.last) == one.name.rpartition("/")[2]


def test_every_relation_is_known() -> None:
    codes = [code.code for code in read_contracts().vocabularies["link-relation"]]
    assert list(RELATIONS) == codes


def entries(node: Node, tokens: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Entry, Mapping]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield (*tokens, entry.key), entry, node
            yield from entries(entry.node, (*tokens, entry.key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from entries(item, (*tokens, str(index)))


@PROJECTS
def test_lines_lead_to_the_tokens_of_the_tree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # From each of 5,000 entries its file is read upwards, three times.
    monkeypatch.setattr(cursor, "_marks", cache(cursor._marks))
    schemas = read_contracts().shapes
    for opened, tree in documents(root):
        lines, line_index = opened.text.split("\n"), LineIndex(opened.text)
        for tokens, entry, holder in entries(tree):
            place = entry.key_range
            row, column = place.line - 1, place.column - 1
            assert (*tokens_above(lines, row, column), entry.key) == tokens, (opened.path, place)
            others = {one.key for one in holder.entries} - {entry.key}
            assert siblings(lines, row, column) == others, (opened.path, place)
            by_line = token_in_line(lines, row, column + 1)
            assert opened.document is not None
            by_tree = token_in_tree(opened.document, line_index, line_index.span(place)[0] + 1)
            assert by_line == by_tree, (opened.path, place)
            if isinstance(entry.node, Scalar) and entry.node.value and opened.kind != "cues":
                assert SchemaNode.root(str(opened.kind), schemas).at(tokens).schema, (opened.path, tokens)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("claims:\n  a:\n    |", ("claims", "a")),
        ("claims:\n  a:\n    via:\n      - by: x\n        |", ("claims", "a", "via", "0")),
        ("claims:\n  a:\n    via:\n      - by: x\n      - |", ("claims", "a", "via", "1")),
        ("claims:\n  a:\n    via:\n    - by: x\n    # no\n    - |", ("claims", "a", "via", "1")),
        ("claims:\n  a:\n    via:\n    - by: x\n    |", ("claims", "a")),
        ("- - a: b\n    |", ("0", "0")),
        ("- a\n- - b\n  - |", ("1", "1")),
        ("a: [\n'b: &\n  c:\n    |", ("a", "c")),
        ("|", ()),
    ],
)
def test_tokens_of_lines(text: str, tokens: tuple[str, ...]) -> None:
    before = text.partition("|")[0].split("\n")
    assert tokens_above(before, len(before) - 1, len(before[-1])) == tokens
