"""The schema of the key or value at a trail: what may stand there, and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a map may have; `anchor` marks the field of an anchor, written `name@…`."""

    name: str
    title: str
    description: str
    required: bool
    holds: str
    """`text`, `list` or `map`: how the value begins."""
    anchor: bool = False


class Shapes:
    """The JSON Schemas by kind of file, to be walked by trail."""

    def __init__(self, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the schemas by name; they refer to each other by file name."""
        self._shapes = shapes

    def at(self, file_kind: str, trail: tuple[str, ...]) -> Mapping[str, Any] | None:
        """Find the schema of the value at a trail; None where nothing may stand."""
        shape = self._shapes.get(file_kind)
        for token in trail:
            if shape is None:
                return None
            shape = self._below(file_kind, shape, token)
        return shape

    def keys(self, file_kind: str, trail: tuple[str, ...]) -> Iterator[Key]:
        """Give the keys that the map at a trail may have, anchors last."""
        shape = self.at(file_kind, trail) or {}
        required = shape.get("required", ())
        for name, value in shape.get("properties", {}).items():
            described = self._resolved(file_kind, value)
            yield Key(
                name,
                described.get("title", name),
                described.get("description", ""),
                name in required,
                _holds(described),
            )
        for pattern, value in shape.get("patternProperties", {}).items():
            fields = re.match(r"\^\(([a-z|]+)\)@", pattern)
            if fields is not None and "+" not in pattern:
                for field in fields[1].split("|"):
                    yield Key(field, value["title"], value["description"], False, "text", anchor=True)

    def _below(self, file_kind: str, shape: Mapping[str, Any], token: str) -> Mapping[str, Any] | None:
        found = shape.get("properties", {}).get(token)
        if found is None:
            patterns = shape.get("patternProperties", {}).items()
            found = next((value for pattern, value in patterns if re.search(pattern, token)), None)
        if found is None and token.isdecimal():
            found = shape.get("items")
        if found is None:
            found = shape.get("additionalProperties")
        return self._resolved(file_kind, found) if isinstance(found, dict) else None

    def _resolved(self, file_kind: str, shape: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = shape.get("$ref")
        if not isinstance(reference, str):
            return shape
        file, _, pointer = reference.partition("#")
        target: Any = self._shapes[file.removesuffix(".schema.json") or file_kind]
        for token in pointer.split("/")[1:]:
            target = target[token]
        return self._resolved(file_kind, target)


def types_of(shape: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the types that a schema allows."""
    found = shape.get("type", ())
    return (found,) if isinstance(found, str) else tuple(found)


def _holds(shape: Mapping[str, Any]) -> str:
    first = next(iter(types_of(shape)), "string")
    return {"array": "list", "object": "map"}.get(first, "text")
