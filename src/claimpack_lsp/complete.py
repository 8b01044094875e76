"""Completion: ids, codes and keys that may stand at the cursor.

It goes by the lines alone, which are rarely YAML while a contributor types, and by the ids of all files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from claimpack.model.id_fields import IdField, id_field_at
from claimpack.model.location import TextRange
from claimpack.yaml.cursor import siblings, tokens_above
from claimpack.yaml.nodes import Mapping as Tree
from claimpack.yaml.nodes import Scalar
from claimpack.yaml.schema_node import SchemaNode
from claimpack_lsp.markdown import card, entry, headline
from claimpack_lsp.occurrences import file_id
from claimpack_lsp.schema_keys import Schemas, schema_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.vocabulary import Vocabularies
    from claimpack_lsp.document_store import DocumentStore, OpenDocument


Sort = Literal["id", "code", "key", "anchor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Something that may stand at the cursor: `text` goes in place of what is written at `text_range`."""

    label: str
    sort: Sort
    detail: str
    markdown: str
    text: str
    text_range: TextRange


_LINE = re.compile(r"(?P<lead> *(?:- +)*)(?:(?P<key>[^\s:#'\"]+) *:(?P<gap> +|$))?(?P<value>.*)")
_NAME = re.compile(r"[a-z0-9_/-]*$")
_NAME_AFTER = re.compile(r"[a-z0-9_/-]*")
_KEY_SO_FAR = re.compile(r"[a-z_]*(@[0-9?+]*)?")
_LIST_SO_FAR = re.compile(r"^\[([^\],]*,)* *")
"""The beginning of a list in one line, up to the item that is being written."""


def complete(
    store: DocumentStore, schemas: Schemas, vocabularies: Vocabularies, path: str, row: int, column: int
) -> list[Completion]:
    """Return what may stand at a line and a column (from 0, in code points) of a file."""
    opened = store.documents.get(path)
    lines = opened.text.split("\n") if opened is not None else []
    if opened is None or not opened.is_yaml or row >= len(lines):
        return []
    before, after = lines[row][:column], lines[row][column:].rstrip("\r")
    parts = _LINE.fullmatch(before)
    if parts is None or re.search(r"(^|\s)#", before):
        return []
    begun = parts.end("lead")
    above = tokens_above(lines, row, begun)
    kind = str(opened.kind)
    cursor = _Cursor(store, schemas, vocabularies, opened, kind, row, before, after)
    if parts["key"] is not None:
        return list(cursor.values((*above, parts["key"]), parts["value"]) if parts["gap"] else ())
    if "object" in SchemaNode.root(kind, schemas).at(above).types:
        return list(cursor.keys(above, parts["value"], siblings(lines, row, begun)))
    return list(cursor.values(above, parts["value"]))


@dataclass(frozen=True, slots=True)
class _Cursor:
    store: DocumentStore
    schemas: Schemas
    vocabularies: Vocabularies
    opened: OpenDocument
    kind: str
    row: int
    before: str
    after: str

    def text_range(self, n_before: int, n_after: int) -> TextRange:
        column = len(self.before) + 1
        return TextRange(self.row + 1, column - n_before, self.row + 1, column + n_after)

    def keys(self, tokens: tuple[str, ...], written: str, taken: set[str]) -> Iterator[Completion]:
        field = id_field_at(self.kind, (*tokens, "*"), "key")
        rest = re.match(r"[a-z0-9_-]*(@[0-9?+]*)?", self.after)
        assert rest is not None
        follows = self.after[rest.end() :].lstrip().startswith(":")
        text_range = self.text_range(len(written), rest.end())
        if field is not None and not field.defines:
            yield from self.ids(field, text_range, ending="" if follows else ":")
        if not _KEY_SO_FAR.fullmatch(written):
            return
        for key in schema_keys(self._schema(tokens)):
            label = f"{key.name}@?" if key.anchor else key.name
            if label in taken:
                continue
            told = f"**{key.title}**\n\n{key.description}"
            ending = "" if follows else ": " if key.holds == "text" else ":"
            detail = "required" if key.required else key.title
            sort: Sort = "anchor" if key.anchor else "key"
            yield Completion(
                label=label,
                sort=sort,
                detail=detail,
                markdown=told,
                text=label + ending,
                text_range=text_range,
            )

    def values(self, tokens: tuple[str, ...], written: str) -> Iterator[Completion]:
        if written.startswith("{"):
            return
        if written.startswith("[") and "array" in self._schema(tokens).types:
            tokens = (*tokens, "0")
        name = _NAME.search(self.before)
        rest = _NAME_AFTER.match(self.after)
        assert name is not None
        assert rest is not None
        text_range = self.text_range(len(name[0]), rest.end())
        yield from self._codes(self._schema(tokens).schema, text_range)
        field = id_field_at(self.kind, tokens, "value")
        if field is not None:
            lead = written[: len(written) - len(name[0])]
            own = {tokens[1], f"like {tokens[1]}"} if tokens[0] == "claims" else set()
            yield from (
                choice for choice in self._named(field, lead, text_range) if choice.label not in own
            )

    def _schema(self, tokens: tuple[str, ...]) -> SchemaNode:
        return SchemaNode.root(self.kind, self.schemas).at(tokens)

    def _codes(self, schema: Mapping[str, Any], text_range: TextRange) -> Iterator[Completion]:
        told = schema.get("enumDescriptions", ())
        for index, code in enumerate(schema.get("enum", ())):
            detail = told[index] if index < len(told) else ""
            yield Completion(
                label=code, sort="code", detail=detail, markdown=detail, text=code, text_range=text_range
            )

    def _named(self, field: IdField, lead: str, text_range: TextRange) -> Iterator[Completion]:
        """Offer ids, or codes, where what is written before them leads there."""
        if field.codes is not None and re.fullmatch(field.codes[1], lead, re.DOTALL):
            yield from self._vocabulary(field.codes[0], text_range)
        if re.fullmatch(field.lead, _LIST_SO_FAR.sub("", lead), re.DOTALL):
            yield from self.ids(field, text_range)
        elif field.lead == "like " and lead == "":
            yield from self.ids(field, text_range, before="like ")

    def _vocabulary(self, name: str, text_range: TextRange) -> Iterator[Completion]:
        for code, _, told in self.vocabularies.get(name, ()):
            text = f"{code} " if code == "event" else code
            yield Completion(
                label=code, sort="code", detail=told, markdown=told, text=text, text_range=text_range
            )

    def ids(
        self, field: IdField, text_range: TextRange, *, before: str = "", ending: str = ""
    ) -> Iterator[Completion]:
        """Offer the ids of a kind; those of this file first, by their last part where that is enough."""
        kind = "second claim" if self.opened.second and field.kind == "claim" else field.kind
        own = f"{file_id(self.opened.path)}/"
        for name in sorted(self.store.names(kind), key=lambda one: not one.startswith(own)):
            mine = name.startswith(own)
            if field.local and (not mine or self._takes_over(kind, name)):
                continue
            short = mine and (field.local or field.kind == "claim")
            written = f"{before}{name.removeprefix(own) if short else name}"
            yield Completion(
                label=written,
                sort="id",
                detail=headline(self.store, kind, name),
                markdown=card(self.store, kind, name) or "",
                text=written + ending,
                text_range=text_range,
            )

    def _takes_over(self, kind: str, name: str) -> bool:
        """Return whether a claim has no chain of its own that another could take over."""
        node = entry(self.store, kind, name)
        via = node.get("via") if isinstance(node, Tree) else None
        return via is not None and isinstance(via.node, Scalar)
