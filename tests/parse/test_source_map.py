"""Places found the quick way are those that the tree gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimpack.model.input_file import InputFile
from claimpack.model.location import Location
from claimpack.parse.records import Parser, parse_file
from claimpack.parse.source_map import SourceMap
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.project import role_of
from claimpack.yaml.document import Document
from claimpack.yaml.nodes import Mapping, Node, Sequence
from tests.conftest import HARBOUR, ROOT

PARSER = Parser(read_contracts().shapes)
FILES = [
    (root, path.relative_to(root).as_posix())
    for root in (ROOT, HARBOUR)
    for top in ("annotations", "sources")
    for path in sorted((root / top).rglob("*.yaml"))
]


def locations(node: Node, location: Location) -> Iterator[Location]:
    yield location
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield location.child(entry.key).at_key()
            yield from locations(entry.node, location.child(entry.key))
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from locations(item, location.child(index))


def compared(file: InputFile) -> tuple[int, int]:
    """Compare every place of a file; count those that were found without the tree, and all."""
    document, _ = parse_file(file)
    if document is None:
        return 0, 0
    n_quick = n_all = 0
    quick = SourceMap(file, PARSER)
    for location in [*locations(document.root, Location(file.path)), *strays(document)]:
        assert quick.text_range(location) == document.text_range(location), location
        n_quick += quick._entry(location) is not None
        n_all += 1
        assert quick.token_range(location) == document.token_range(location), location
    return n_quick, n_all


def strays(document: Document) -> Iterator[Location]:
    """Pointers that lead nowhere, or beyond a scalar."""
    for pointer in (
        "/claims/nobody",
        "/claims/nobody/when",
        "/article/when",
        "/claims",
        "/nothing",
        "/a~1b",
        "/via/0",
    ):
        yield Location(document.path, pointer)
        yield Location(document.path, pointer, "key")


@pytest.mark.parametrize(("root", "path"), FILES, ids=[path for _, path in FILES])
def test_every_place_of_a_real_file_is_that_of_its_tree(root: Path, path: str) -> None:
    role = role_of(path)
    assert role is not None
    n_quick, n_all = compared(InputFile(path=path, kind=role.kind, content=(root / path).read_bytes()))
    assert n_quick > n_all / 4 or role.kind in ("cues", "retired"), (
        "their keys are words of other alphabets"
    )


HEAD = "article: a/b\nannotator: a1\nguidelines: 2\nstatus: final\n"
HOP = "    content@0+3:\n    via: []\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}local_names:\n  x:\n    - y\nclaims:\n  x:\n    kind: event\n    gloss: A.\n{HOP}",
        f"{HEAD}claims:\n  x:\n    kind: event\n    gloss: 'A: b'\n{HOP}  xy:\n    kind: event\n    gloss: B.\n{HOP}",
        f'{HEAD}claims:\n  xy:\n    kind: event\n    gloss: B.\n    note: kind\n{HOP}  y:\n    gloss: "no"\n{HOP}',
        f"{HEAD}claims:\n  x:\n    # kind: no\n    kind: event\n    gloss: A.\n    agent: [p, q]\n{HOP}\n  y:\n    gloss: z\n{HOP}",
    ],
)
def test_like_words_in_other_places_do_not_mislead(text: str) -> None:
    compared(InputFile(path="annotations/a/b.yaml", kind="annotations", content=text.encode()))
