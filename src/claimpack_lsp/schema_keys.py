"""The keys that a schema allows in a map, for completion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.yaml.schema_node import SchemaNode

Schemas = Mapping[str, Mapping[str, Any]]
"""JSON Schemas by kind of file."""


@dataclass(frozen=True, slots=True)
class SchemaKey:
    """A key that a map may have; `anchor` marks the field of an anchor, written `name@…`."""

    name: str
    title: str
    description: str
    required: bool
    holds: str
    """`text`, `list` or `map`: how the value begins."""
    anchor: bool = False


def schema_keys(node: SchemaNode) -> Iterator[SchemaKey]:
    """Yield the keys that a map may have, anchors last."""
    required = node.schema.get("required", ())
    for name in node.schema.get("properties", {}):
        value = node.entry(name)
        first = next(iter(value.types), "string")
        yield SchemaKey(
            name,
            value.schema.get("title", name),
            value.schema.get("description", ""),
            name in required,
            {"array": "list", "object": "map"}.get(first, "text"),
        )
    for pattern, value in node.schema.get("patternProperties", {}).items():
        fields = re.match(r"\^\(([a-z|]+)\)@", pattern)
        if fields is not None and "+" not in pattern:
            for field in fields[1].split("|"):
                yield SchemaKey(field, value["title"], value["description"], False, "text", anchor=True)
