"""Which properties of the schemas the parser reads: found by parsing files that have all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, cast

from claimpack.model.input_file import InputFile
from claimpack.parse.records import Parser, parse
from claimpack.yaml.schema_node import SchemaNode

Schemas = Mapping[str, Mapping[str, Any]]

NO_RECORDS = {"baseline", "datapackage", "report", "vocabularies"}
"""Schemas of files from which no record of the corpus is built."""

# Texts that a pattern of the schemas may ask for.
SAMPLES = (
    *(
        "aa",
        "a/b",
        "a/b/c",
        "0",
        "1/1",
        "1.0.0",
        "Q1",
        "assert neutral",
        "like aa",
        "aa of bb",
        "2024-01-02",
    ),
    *("0" * 64, "0" * 16, "body aa", "https://a", "sha256:000000"),
)


def unread_properties(schemas: Schemas) -> list[str]:
    """Return the properties that no builder of records reads, as `kind of file: pointer`."""
    return sorted(
        f"{kind}: {'/'.join(path)}"
        for kind in schemas.keys() - NO_RECORDS
        for path in declared_properties(SchemaNode.root(kind, schemas)) - read_properties(kind, schemas)
    )


Path = tuple[str, ...]


def walk(node: SchemaNode, path: Path = ()) -> Iterator[tuple[Path, SchemaNode]]:
    """Yield every schema below one with its path; `*` stands for any key and any index."""
    yield path, node
    for key in node.schema.get("properties", ()):
        yield from walk(node.entry(key), (*path, key))
    if isinstance(node.schema.get("additionalProperties"), dict):
        yield from walk(node.entry(""), (*path, "*"))
    if "items" in node.schema:
        yield from walk(node.item(), (*path, "*"))


def declared_properties(root: SchemaNode) -> set[Path]:
    return {(*path, key) for path, node in walk(root) for key in node.schema.get("properties", ())}


class OneTree:
    """Stands for a parser: every file has these values."""

    def __init__(self, tree: object) -> None:
        self.tree = tree

    def valid_values(self, _: InputFile) -> object:
        return self.tree


def read_properties(kind: str, schemas: Schemas) -> set[Path]:
    read: set[Path] = set()
    path = {"annotations": "annotations/a/b.yaml", "source": "sources/a.yaml"}.get(kind, f"{kind}.yaml")
    file = InputFile(path=path, kind=cast("Any", kind), content=b"")
    for tree in values(SchemaNode.root(kind, schemas), (), read):
        parse([file], cast("Parser", OneTree(tree)))
    return read


class Recorded(dict[str, Any]):
    """A map that notes which of its keys are read."""

    def __init__(self, values: Mapping[str, Any], path: Path, read: set[Path]) -> None:
        super().__init__(values)
        self._path, self._read = path, read

    def __getitem__(self, key: str) -> Any:
        self._read.add((*self._path, key))
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self._read.add((*self._path, key))
        return super().get(key, default)


def values(node: SchemaNode, path: Path, read: set[Path]) -> list[Any]:
    """Return values that fit a schema and together have every property."""
    if "items" in node.schema:
        return [values(node.item(), (*path, "*"), read)]
    if "object" in node.types:
        return [Recorded(one, path, read) for one in maps(node, path, read)]
    return [text(node, path)]


def maps(node: SchemaNode, path: Path, read: set[Path]) -> Iterator[dict[str, Any]]:
    if isinstance(node.schema.get("additionalProperties"), dict):
        key = sample(node.schema.get("propertyNames", {}).get("pattern", ""), path)
        for value in values(node.entry(key), (*path, "*"), read):
            yield {key: value}
        return
    properties = list(node.schema.get("properties", ()))
    choices = [one["required"] for one in node.schema.get("oneOf", ())]
    for required in choices or [[]]:
        excluded = set(chain(*choices)) - set(required)
        entries = {
            key: values(node.entry(key), (*path, key), read) for key in properties if key not in excluded
        }
        for at in range(max(map(len, entries.values()), default=1)):
            yield anchors(node) | {key: found[min(at, len(found) - 1)] for key, found in entries.items()}


def anchors(node: SchemaNode) -> dict[str, Any]:
    """Return an anchor with words, if the schema has any."""
    patterns = (re.match(r"\^\(([a-z]+)", one) for one in node.schema.get("patternProperties", ()))
    return {f"{found[1]}@0": "aa" for found in patterns if found is not None}


def text(node: SchemaNode, path: Path) -> str:
    schema = node.schema
    if "enum" in schema:
        return str(schema["enum"][0])
    if "integer" in node.types or "number" in node.types:
        return "2024" if "string" in node.types else "1"
    return sample(schema.get("pattern", ""), path)


def sample(pattern: str, path: Path) -> str:
    found = next((one for one in SAMPLES if re.search(pattern, one)), None)
    assert found is not None, f"{'/'.join(path)}: add a sample of {pattern}"
    return found
