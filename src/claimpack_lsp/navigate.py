"""Going from an id to its definition and to all its uses, and from an anchor to its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack_lsp.anchors import anchor_at, site_of
from claimpack_lsp.hover import occurrence_at, token_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack.pipeline import Checked
    from claimpack_lsp.document_store import DocumentStore


@dataclass(frozen=True, slots=True)
class Target:
    """A range in a file of the project."""

    path: str
    text_range: TextRange


def definition(
    store: DocumentStore, checked: Checked | None, path: str, offset: int, line_index: LineIndex
) -> Target | None:
    """Find where the id at an index is defined; from an anchor, the characters of the masked page."""
    opened = store.documents.get(path)
    if opened is None or not opened.is_yaml:
        return None
    named = occurrence_at(opened, line_index, offset)
    if named is not None:
        kinds = (named.kind, "tombstone") if named.kind == "claim" else (named.kind,)
        found = (store.definitions.get((kind, named.name)) for kind in kinds)
        return next((Target(one.path, one.text_range) for one in found if one is not None), None)
    token = token_at(opened, line_index, offset)
    anchor = anchor_at(opened, token) if token is not None else None
    if anchor is None or anchor.span is None or checked is None:
        return None
    page = checked.pages.get(site_of(anchor, path).source_id)
    if page is None or page.mask is None:
        return None
    related = page.related(anchor.span, "")
    return (
        Target(related.location.path, related.location.text_range)
        if related.location.text_range is not None
        else None
    )


def references(
    store: DocumentStore, path: str, offset: int, line_index: LineIndex, *, declared: bool
) -> Iterator[Target]:
    """Yield every place where the id at an index stands, with its definition if that is `declared`."""
    opened = store.documents.get(path)
    named = occurrence_at(opened, line_index, offset) if opened is not None else None
    if named is None:
        return
    for one in store.of(named.kind, named.name):
        if declared or not one.defines:
            yield Target(one.path, one.text_range)
