"""Hover: what an anchor covers, what an id or a code means, what a key is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack_lsp.anchors import anchor_at, quoted
from claimpack_lsp.markdown import card
from claimpack_lsp.tokens import spot_in_lines, spot_in_tree

if TYPE_CHECKING:
    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack.pipeline import Checked
    from claimpack_lsp.document_store import DocumentStore, OpenDocument
    from claimpack_lsp.occurrences import Occurrence
    from claimpack_lsp.shapes import Shapes
    from claimpack_lsp.tokens import YamlToken


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown about a range."""

    markdown: str
    text_range: TextRange


def occurrence_at(leaf: OpenDocument, line_index: LineIndex, offset: int) -> Occurrence | None:
    """Find the id that covers an index of the text; none while the tree is not that of the text."""
    if not leaf.whole:
        return None
    covering = (one for one in leaf.occurrences if _covers(line_index, one.text_range, offset))
    return next(covering, None)


def spot_at(leaf: OpenDocument, line_index: LineIndex, offset: int) -> YamlToken | None:
    """Find the key or value that covers an index of the text."""
    if leaf.whole and leaf.document is not None:
        return spot_in_tree(leaf.document, line_index, offset)
    text_range = line_index.text_range(offset, offset)
    return spot_in_lines(line_index.text.split("\n"), text_range.line - 1, text_range.column - 1)


def hover(
    shelf: DocumentStore,
    shapes: Shapes,
    checked: Checked | None,
    path: str,
    offset: int,
    line_index: LineIndex,
) -> Hover | None:
    """Say what stands at an index of a file; None where there is nothing to say."""
    leaf = shelf.leaves.get(path)
    if leaf is None or not leaf.is_yaml:
        return None
    spot = spot_at(leaf, line_index, offset)
    if spot is None:
        return None
    anchor = anchor_at(leaf, spot)
    if anchor is not None and checked is not None:
        return Hover(quoted(anchor, leaf, checked), spot.text_range)
    named = occurrence_at(leaf, line_index, offset)
    if named is not None:
        described = card(shelf, named.kind, named.name)
        if described is not None:
            return Hover(described, named.text_range)
    said = _key(shapes, leaf, spot) if spot.on == "key" else _code(shapes, leaf, spot)
    return Hover(said, spot.text_range) if said else None


def _covers(line_index: LineIndex, text_range: TextRange, offset: int) -> bool:
    start, end = line_index.span(text_range)
    return start <= offset <= end


def _key(shapes: Shapes, leaf: OpenDocument, spot: YamlToken) -> str | None:
    shape = shapes.at(str(leaf.kind), spot.trail)
    if not shape or not shape.get("description"):
        return None
    codes = (f"- `{code}`: {told}" for code, told in _codes(shape))
    title = shape.get("title", spot.text)
    return "\n".join((f"**{title}**", "", str(shape["description"]), "", *codes)).rstrip()


def _code(shapes: Shapes, leaf: OpenDocument, spot: YamlToken) -> str | None:
    shape = shapes.at(str(leaf.kind), spot.trail) or {}
    told = dict(_codes(shape)).get(spot.text)
    return f"**{shape.get('title', spot.trail[-1])}** `{spot.text}`\n\n{told}" if told else None


def _codes(shape: object) -> list[tuple[str, str]]:
    found = shape if isinstance(shape, dict) else {}
    return list(zip(found.get("enum", ()), found.get("enumDescriptions", ()), strict=False))
