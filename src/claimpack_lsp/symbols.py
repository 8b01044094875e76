"""The outline of a file: claims with their glosses, registry entries, articles and regions of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.yaml.edit import end_of
from claimpack.yaml.nodes import Mapping
from claimpack_lsp.markdown import headline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack.yaml.nodes import Entry
    from claimpack_lsp.document_store import DocumentStore, OpenDocument

_MAPS = {"annotations": ("claims",), "source": ("regions", "articles")}
"""Where the entries of an outline stand; in a registry they stand at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One line of an outline; `whole` runs from the key to the last word of the entry."""

    name: str
    detail: str
    sort: Literal["claim", "entry"]
    whole: TextRange
    key: TextRange


def symbols(store: DocumentStore, path: str, line_index: LineIndex) -> Iterator[Symbol]:
    """Yield the outline of a file, in the order of the file, as far as it was read last."""
    opened = store.documents.get(path)
    for entry in _entries(opened) if opened is not None else ():
        yield Symbol(
            name=entry.key,
            detail=headline_of(entry.node),
            sort="claim" if opened is not None and opened.kind == "annotations" else "entry",
            whole=line_index.text_range(line_index.span(entry.key_range)[0], end_of(entry, line_index)),
            key=entry.key_range,
        )


def _entries(opened: OpenDocument) -> Iterator[Entry]:
    root = opened.document.root if opened.document is not None else None
    if not isinstance(root, Mapping):
        return
    if opened.kind not in _MAPS:
        yield from root.entries
        return
    for name in _MAPS[opened.kind]:
        held = root.get(name)
        if held is not None and isinstance(held.node, Mapping):
            yield from held.node.entries
