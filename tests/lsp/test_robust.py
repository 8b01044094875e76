"""Whatever stands in a file, and wherever the cursor is, an editor gets an answer and no exception."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.model.line_index import LineIndex
from claimpack.pipeline import check_project
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.roles import role_of
from claimpack.workspace.workspace import Workspace
from claimpack_lsp.complete import complete
from claimpack_lsp.document_store import store_documents, text_of
from claimpack_lsp.fixes import remedies
from claimpack_lsp.hover import hover
from claimpack_lsp.navigate import definition, references
from claimpack_lsp.rename import RefusedError, renamable, rename
from claimpack_lsp.symbols import symbols
from tests.conftest import HARBOUR
from tests.properties.test_robust import SNIPPETS

CONTRACTS = read_contracts()
SCHEMAS = CONTRACTS.shapes
WORKSPACE = Workspace(HARBOUR, [HARBOUR / "texts"])
SHELF = store_documents(WORKSPACE)
CHECKED = check_project(HARBOUR, texts=[HARBOUR / "texts"])
PATHS = sorted(path for path in SHELF.documents if role_of(path) is not None)

damage = st.tuples(
    st.sampled_from(PATHS),
    st.floats(0, 1),
    st.integers(0, 40),
    st.sampled_from(SNIPPETS)
    | st.sampled_from([b"\n    ", b"\n      - ", b": ", b"by: ", b" [", b"like "]),
    st.floats(0, 1),
)


@settings(max_examples=300, deadline=None)
@given(damage)
def test_every_request_is_answered(broken: tuple[str, float, int, bytes, float]) -> None:
    path, where, length, new, cursor = broken
    content = SHELF.documents[path].text.encode()
    start = int(where * len(content))
    text = text_of(content[:start] + new + content[start + length :])
    role = role_of(path)
    assert role is not None
    store = SHELF.with_text(path, role.kind, text, second=role.second)
    line_index = LineIndex(text)
    for index in {int(cursor * len(text)), min(start, len(text)), len(text)}:
        place = line_index.text_range(index, index)
        hover(store, SCHEMAS, CHECKED, path, index, line_index)
        definition(store, CHECKED, path, index, line_index)
        list(references(store, path, index, line_index, declared=True))
        for choice in complete(
            store, SCHEMAS, CONTRACTS.vocabularies, path, place.line - 1, place.column - 1
        ):
            begun, ended = line_index.span(choice.text_range)
            assert begun <= index <= ended
            assert "\n" not in text[begun:ended]
        with contextlib.suppress(RefusedError):
            named, _ = renamable(store, path, index, line_index)
            assert rename(store, named, "quite-new")
    for symbol in symbols(store, path, line_index):
        (first, last), (begun, ended) = line_index.span(symbol.whole), line_index.span(symbol.key)
        assert first <= begun <= ended <= last


@settings(max_examples=60, deadline=None)
@given(damage)
def test_every_quick_fix_lies_in_its_file(broken: tuple[str, float, int, bytes, float]) -> None:
    path, where, length, new, _ = broken
    content = SHELF.documents[path].text.encode()
    start = int(where * len(content))
    spoilt = content[:start] + new + content[start + length :]
    store = store_documents(Workspace(HARBOUR, overlay={path: spoilt}))
    for finding in check_project(HARBOUR, overlay={path: spoilt}).report.findings:
        for remedy in remedies(finding, store):
            for change in remedy.changes:
                assert change.path in store.documents
                assert change.text or change.text_range.end_column > change.text_range.column
