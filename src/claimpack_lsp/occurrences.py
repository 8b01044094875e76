"""Every place of a file where an id is written, its definition included.

They are taken from the tree and not from the corpus, so that they are there while a record is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimpack.model.id_fields import IdField, full_id, id_field_at
from claimpack.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import Location, TextRange
    from claimpack.yaml.document import Document
    from claimpack.yaml.nodes import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where an id stands.

    Claims of a second annotator are a world of their own: their kind is `second claim`.
    """

    kind: str
    name: str
    """The full id: `source/article/slug` for a claim."""
    path: str
    text_range: TextRange
    """What is written, which may be the full id or its last part."""
    last: TextRange | None
    """The last part alone; None where it is not written out (escapes in quotes)."""
    defines: bool
    location: Location


def occurrences(
    document: Document, file_kind: str, line_index: LineIndex, *, second: bool
) -> tuple[Occurrence, ...]:
    """Find all ids of a file in the order of the file."""
    return tuple(
        _Finder(document, file_kind, line_index, second).below(document.root, (), document.location)
    )


def file_id(path: str) -> str:
    """Return the article or the source that a file is about, by its path; nothing for registries."""
    parts = path.split("/")
    if parts[0] == "sources":
        return parts[-1].removesuffix(".yaml")
    if len(parts) == 3 and parts[1] != "registry":
        return f"{parts[1]}/{parts[2].removesuffix('.yaml').removesuffix('.b')}"
    return ""


class _Finder:
    def __init__(self, document: Document, file_kind: str, line_index: LineIndex, second: bool) -> None:
        self.path = document.path
        self.kind = file_kind
        self.line_index = line_index
        self.second = second

    def below(self, node: Node, tokens: tuple[str, ...], location: Location) -> Iterator[Occurrence]:
        if isinstance(node, Mapping):
            for entry in node.entries:
                at, child = (*tokens, entry.key), location.child(entry.key)
                yield from self.at(at, "key", entry.key, entry.key_range, child.at_key())
                yield from self.below(entry.node, at, child)
        elif isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                yield from self.below(item, (*tokens, str(index)), location.child(index))
        else:
            yield from self.at(tokens, "value", str(node.value), node.text_range, location)

    def at(
        self,
        tokens: tuple[str, ...],
        on: Literal["key", "value"],
        value: str,
        text_range: TextRange,
        location: Location,
    ) -> Iterator[Occurrence]:
        field = id_field_at(self.kind, tokens, on)
        found = field.form.fullmatch(value) if field is not None else None
        if field is None or found is None:
            return
        written = found["id"]
        whole = self.written_at(text_range, value, found.start("id"), written)
        name = full_id(field, written, file_id(self.path))
        yield Occurrence(
            kind=self.world(field),
            name=self.path.rpartition("/")[2].removesuffix(".yaml") if field.kind == "source" else name,
            path=self.path,
            text_range=text_range if whole is None else self.line_index.text_range(*whole),
            last=self.line_index.text_range(whole[0] + written.rfind("/") + 1, whole[1]) if whole else None,
            defines=field.defines,
            location=location,
        )

    def world(self, field: IdField) -> str:
        return "second claim" if self.second and field.kind == "claim" else field.kind

    def written_at(
        self, text_range: TextRange, value: str, start: int, written: str
    ) -> tuple[int, int] | None:
        """Find the id's own characters: at its offset, or behind a quote, or as the only such word."""
        begun, _ = self.line_index.span(text_range)
        raw = self.line_index.words(text_range)
        quoted = raw[:1] in ("'", '"')
        if raw == value or (quoted and raw[1:-1] == value):
            return begun + quoted + start, begun + quoted + start + len(written)
        found = [hit.span() for hit in re.finditer(rf"(?<![\w/-]){re.escape(written)}(?![\w/-])", raw)]
        return (begun + found[0][0], begun + found[0][1]) if len(found) == 1 else None


def scalar_text(node: Node | None) -> str | None:
    """Return the text of a scalar; None for anything else."""
    return str(node.value) if isinstance(node, Scalar) else None
