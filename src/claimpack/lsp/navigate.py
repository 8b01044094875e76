"""Going from an id to its definition and to all its uses, and from an anchor to its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.lsp.anchors import anchor_at, site_of
from claimpack.lsp.hover import occurrence_at, spot_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.compile import Checked
    from claimpack.lsp.shelf import Shelf
    from claimpack.model.locus import Place
    from claimpack.text.ruler import Ruler


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a file of the project."""

    path: str
    place: Place


def definition(
    shelf: Shelf, checked: Checked | None, path: str, offset: int, ruler: Ruler
) -> Target | None:
    """Find where the id at an index is defined; from an anchor, the characters of the masked page."""
    leaf = shelf.leaves.get(path)
    if leaf is None or not leaf.is_yaml:
        return None
    named = occurrence_at(leaf, ruler, offset)
    if named is not None:
        kinds = (named.kind, "tombstone") if named.kind == "claim" else (named.kind,)
        found = (shelf.definitions.get((kind, named.name)) for kind in kinds)
        return next((Target(one.path, one.place) for one in found if one is not None), None)
    spot = spot_at(leaf, ruler, offset)
    anchor = anchor_at(leaf, spot) if spot is not None else None
    if anchor is None or anchor.span is None or checked is None:
        return None
    page = checked.pages.get(site_of(anchor, path).source_id)
    if page is None or page.mask is None:
        return None
    related = page.related(anchor.span, "")
    return Target(related.locus.path, related.locus.place) if related.locus.place is not None else None


def references(shelf: Shelf, path: str, offset: int, ruler: Ruler, *, declared: bool) -> Iterator[Target]:
    """Give every place where the id at an index stands, with its definition if that is `declared`."""
    leaf = shelf.leaves.get(path)
    named = occurrence_at(leaf, ruler, offset) if leaf is not None else None
    if named is None:
        return
    for one in shelf.of(named.kind, named.name):
        if declared or not one.defines:
            yield Target(one.path, one.place)
