"""A new id for something, everywhere it is written: registries, annotations, links, second annotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack_lsp.hover import occurrence_at

if TYPE_CHECKING:
    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack_lsp.document_store import DocumentStore
    from claimpack_lsp.occurrences import Occurrence

KINDS = ("actor", "unit", "measure", "event", "claim", "second claim")
"""What can be renamed; sources and articles are named by paths and digests too."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class RefusedError(Exception):
    """Why there is no rename, in a sentence for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """New words in place of what stands somewhere."""

    path: str
    text_range: TextRange
    text: str


def renamable(
    store: DocumentStore, path: str, offset: int, line_index: LineIndex
) -> tuple[Occurrence, TextRange]:
    """Find what would be renamed at an index, and the characters that would change there.

    Raises RefusedError where nothing can be.
    """
    opened = store.documents.get(path)
    if opened is not None and opened.is_yaml and not opened.whole:
        raise RefusedError("this file cannot be read; fix it first")
    named = occurrence_at(opened, line_index, offset) if opened is not None else None
    if named is None:
        raise RefusedError("no id stands here")
    if named.kind not in KINDS:
        raise RefusedError("only actors, units, measures, events and claims can be renamed here")
    if named.last is None:
        raise RefusedError(f"write `{named.name}` without escapes first")
    return named, named.last


def rename(store: DocumentStore, named: Occurrence, new: str) -> list[Change]:
    """Return the changes that rename an id. Raises RefusedError for a bad or a taken name."""
    article, _, old = named.name.rpartition("/")
    new = new.strip().removeprefix(f"{article}/") if article else new.strip()
    if not _SLUG.fullmatch(new):
        raise RefusedError(f"`{new}` is no id; an id is small letters, digits and single hyphens")
    if new == old:
        return []
    full = f"{article}/{new}" if article else new
    _require_free(store, named.kind, full)
    _require_read(store)
    changes = []
    for one in store.of(named.kind, named.name):
        if one.last is None:
            at = f"{one.path}:{one.text_range.line}"
            raise RefusedError(f"write `{named.name}` without escapes in {at} first")
        changes.append(Change(one.path, one.last, new))
    return changes


def _require_free(store: DocumentStore, kind: str, name: str) -> None:
    for taken in (kind, "tombstone") if kind == "claim" else (kind,):
        found = store.definitions.get((taken, name))
        if found is not None:
            what = "a retired claim" if taken == "tombstone" else f"the {kind}"
            raise RefusedError(f"{what} `{name}` exists already, in {found.path}:{found.text_range.line}")


def _require_read(store: DocumentStore) -> None:
    for path in sorted(store.documents):
        opened = store.documents[path]
        if opened.is_yaml and not opened.whole:
            raise RefusedError(f"{path} cannot be read, so its ids cannot be renamed; fix it first")
