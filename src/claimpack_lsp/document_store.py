"""The files of a project as an editor has them: text, tree and ids of each, kept apart from the check.

A file that does not parse keeps the tree that it had before, so that its ids can still be offered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimpack.model.line_index import LineIndex
from claimpack.yaml.strict import parse_yaml
from claimpack_lsp.occurrences import Occurrence, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.workspace.workspace import Workspace
    from claimpack.yaml.document import Document

_TREELESS = ("datapackage", "mask")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """One file. `document` is the tree of `tree_text`, which is `text` wherever that can be parsed."""

    path: str
    kind: str | None
    second: bool
    text: str
    document: Document | None
    tree_text: str
    occurrences: tuple[Occurrence, ...]

    @property
    def is_yaml(self) -> bool:
        """Return whether the file is one that people write in YAML and that a schema describes."""
        return self.kind is not None and self.kind not in _TREELESS

    @property
    def whole(self) -> bool:
        """Return whether the tree is that of the text."""
        return self.document is not None and self.tree_text == self.text


@dataclass(frozen=True)
class DocumentStore:
    """All files by path."""

    documents: Mapping[str, OpenDocument]

    @cached_property
    def definitions(self) -> Mapping[tuple[str, str], Occurrence]:
        """Where each id is defined, by kind and id."""
        return {(one.kind, one.name): one for one in self.everywhere() if one.defines}

    def everywhere(self) -> Iterator[Occurrence]:
        """Yield every occurrence, file by file."""
        for path in sorted(self.documents):
            yield from self.documents[path].occurrences

    def of(self, kind: str, name: str) -> Iterator[Occurrence]:
        """Return every occurrence of one id."""
        return (one for one in self.everywhere() if (one.kind, one.name) == (kind, name))

    def names(self, kind: str) -> list[str]:
        """Return the ids of a kind that are defined, in code-point order."""
        return sorted(name for one, name in self.definitions if one == kind)

    def with_text(self, path: str, kind: str | None, text: str, *, second: bool) -> DocumentStore:
        """Return the store with the current content of one file."""
        opened = _opened(path, kind, text, second, self.documents.get(path))
        return (
            self if opened is self.documents.get(path) else DocumentStore({**self.documents, path: opened})
        )


def store_documents(workspace: Workspace, before: DocumentStore | None = None) -> DocumentStore:
    """Store the files of a workspace; unchanged documents are kept."""
    old = before.documents if before is not None else {}
    files = [
        *((workspace.read(path), False) for path in workspace.paths),
        *((workspace.read(path), True) for path in workspace.second_annotations),
    ]
    documents = {
        file.path: _opened(file.path, file.kind, text_of(file.content), second, old.get(file.path))
        for file, second in files
    }
    return DocumentStore(documents)


def text_of(content: bytes) -> str:
    """Decode for showing; what is not UTF-8 is a finding of the check, not of this stage."""
    return content.decode("utf-8", errors="replace")


def _opened(
    path: str, kind: str | None, text: str, second: bool, before: OpenDocument | None
) -> OpenDocument:
    if before is not None and before.text == text and before.kind == kind:
        return before
    document = parse_yaml(path, text)[0] if kind is not None and kind not in _TREELESS else None
    if document is None and before is not None:
        return replace(before, kind=kind, text=text)
    found = occurrences(document, str(kind), LineIndex(text), second=second) if document is not None else ()
    return OpenDocument(
        path=path,
        kind=kind,
        second=second,
        text=text,
        document=document,
        tree_text=text,
        occurrences=found,
    )
