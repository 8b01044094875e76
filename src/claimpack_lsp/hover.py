"""Hover: what an anchor covers, what an id or a code means, what a key is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimpack.yaml.cursor import token_in_line, token_in_tree
from claimpack.yaml.schema_node import SchemaNode
from claimpack_lsp.anchors import anchor_at, quoted
from claimpack_lsp.markdown import card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack.pipeline import Checked
    from claimpack.yaml.nodes import YamlToken
    from claimpack_lsp.document_store import DocumentStore, OpenDocument
    from claimpack_lsp.occurrences import Occurrence
    from claimpack_lsp.schema_keys import Schemas


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown about a range."""

    markdown: str
    text_range: TextRange


def occurrence_at(opened: OpenDocument, line_index: LineIndex, offset: int) -> Occurrence | None:
    """Find the id that covers an index of the text; none while the tree is not that of the text."""
    if not opened.whole:
        return None
    covering = (one for one in opened.occurrences if _covers(line_index, one.text_range, offset))
    return next(covering, None)


def token_at(opened: OpenDocument, line_index: LineIndex, offset: int) -> YamlToken | None:
    """Find the key or value that covers an index of the text."""
    if opened.whole and opened.document is not None:
        return token_in_tree(opened.document, line_index, offset)
    text_range = line_index.text_range(offset, offset)
    return token_in_line(line_index.text.split("\n"), text_range.line - 1, text_range.column - 1)


def hover(
    store: DocumentStore,
    schemas: Schemas,
    checked: Checked | None,
    path: str,
    offset: int,
    line_index: LineIndex,
) -> Hover | None:
    """Return what stands at an index of a file; None where there is nothing to say."""
    opened = store.documents.get(path)
    if opened is None or not opened.is_yaml:
        return None
    token = token_at(opened, line_index, offset)
    if token is None:
        return None
    anchor = anchor_at(opened, token)
    if anchor is not None and checked is not None:
        return Hover(quoted(anchor, opened, checked), token.text_range)
    named = occurrence_at(opened, line_index, offset)
    if named is not None:
        described = card(store, named.kind, named.name)
        if described is not None:
            return Hover(described, named.text_range)
    said = _key(schemas, opened, token) if token.on == "key" else _code(schemas, opened, token)
    return Hover(said, token.text_range) if said else None


def _covers(line_index: LineIndex, text_range: TextRange, offset: int) -> bool:
    start, end = line_index.span(text_range)
    return start <= offset <= end


def _key(schemas: Schemas, opened: OpenDocument, token: YamlToken) -> str | None:
    schema = SchemaNode.root(str(opened.kind), schemas).at(token.tokens).schema
    if not schema.get("description"):
        return None
    codes = (f"- `{code}`: {told}" for code, told in _codes(schema))
    title = schema.get("title", token.text)
    return "\n".join((f"**{title}**", "", str(schema["description"]), "", *codes)).rstrip()


def _code(schemas: Schemas, opened: OpenDocument, token: YamlToken) -> str | None:
    schema = SchemaNode.root(str(opened.kind), schemas).at(token.tokens).schema
    told = dict(_codes(schema)).get(token.text)
    return f"**{schema.get('title', token.tokens[-1])}** `{token.text}`\n\n{told}" if told else None


def _codes(schema: Mapping[str, Any]) -> list[tuple[str, str]]:
    return list(zip(schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=False))
