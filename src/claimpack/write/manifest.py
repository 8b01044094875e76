"""Refreshes the computed values of the manifest and keeps every other byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.line_index import LineIndex
from claimpack.yaml.json import parse_json
from claimpack.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as MappingType
    from pathlib import Path

    from claimpack.yaml.nodes import Node


_RELEASES = "claimpack:releases"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInfo:
    """What the manifest states about a file: SHA-256 in hex, size, and rows of its table."""

    sha256: str
    n_bytes: int
    n_rows: int


def file_info(path: Path, n_rows: int) -> FileInfo:
    """Return digest and size of a file. Raises OSError."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileInfo(sha256=digest, n_bytes=file.tell(), n_rows=n_rows)


def refresh(text: str, files: MappingType[str, FileInfo]) -> str:
    """Return the text of a manifest with hash, bytes (of CSV only) and rows of each resource refreshed.

    `files` are by path relative to the manifest. A missing value is added after the last key of its
    resource. A resource without a file here keeps its values.
    """
    document, _ = parse_json("", text)
    assert document is not None, "the manifest was parsed when it was read"
    line_index = LineIndex(text)
    edits: list[tuple[int, int, str]] = []
    for resource in _resources(document.root):
        path = resource.get("path")
        name = str(path.node.value) if path is not None and isinstance(path.node, Scalar) else ""
        if name not in files:
            continue
        for key, value in _values(name, files[name]).items():
            edits.append(_edit(resource, key, value, line_index))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def with_release(text: str, version: str, fingerprint: str) -> str:
    """Return the text of a manifest with the fingerprint of a version that it does not have yet."""
    document, _ = parse_json("", text)
    assert document is not None, "the manifest was parsed when it was read"
    line_index, root = LineIndex(text), document.root
    assert isinstance(root, Mapping), "the manifest was checked against its schema"
    releases = root.get(_RELEASES)
    if releases is not None and isinstance(releases.node, Mapping) and releases.node.entries:
        start, end, new = _edit(releases.node, version, f'"{fingerprint}"', line_index)
    else:
        start, end, new = _edit(root, _RELEASES, f'{{ "{version}": "{fingerprint}" }}', line_index)
    return text[:start] + new + text[end:]


def _values(name: str, file: FileInfo) -> dict[str, str]:
    values = {"hash": f'"sha256:{file.sha256}"', "claimpack:rows": str(file.n_rows)}
    # frictionless cannot count the bytes of Parquet and refuses a descriptor that states them.
    return values | ({"bytes": str(file.n_bytes)} if name.endswith(".csv") else {})


def _resources(root: Node) -> Iterator[Mapping]:
    entry = root.get("resources") if isinstance(root, Mapping) else None
    if entry is not None and isinstance(entry.node, Sequence):
        yield from (item for item in entry.node.items if isinstance(item, Mapping))


def _edit(resource: Mapping, key: str, value: str, line_index: LineIndex) -> tuple[int, int, str]:
    entry = resource.get(key)
    if entry is not None:
        return (*line_index.span(entry.node.text_range), value)
    last = resource.entries[-1]
    end = line_index.span(last.node.text_range)[1]
    indent = line_index.text[line_index.offset(last.key_range.line, 1) : line_index.span(last.key_range)[0]]
    line_break = "\r\n" if "\r\n" in line_index.text else "\n"
    gap = f"{line_break}{indent}" if indent.strip() == "" else " "
    return end, end, f',{gap}"{key}": {value}'
