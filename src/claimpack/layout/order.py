"""The order of keys in a map: that of the properties in its JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

_ANCHOR = re.compile(r"(?P<field>[a-z_]+)@[0-9?]")


class Order:
    """A range in a schema, from which the places of entries and items can be reached."""

    def __init__(self, name: str, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        """Stand at the root of a schema; the others are at hand for references between files."""
        self._shapes = shapes
        self._file = name
        self._schema: Schema = dict(shapes.get(name, {}))

    @property
    def listed(self) -> list[str]:
        """The fields of a map in their order, without their anchors; empty for a map of ids."""
        return list(self._schema.get("claimpack:order") or self._schema.get("properties", ()))

    @property
    def is_even(self) -> bool:
        """Whether all keys of a map lead to the same range."""
        return not self._schema.get("properties") and not self._schema.get("patternProperties")

    def keys(self, written: list[str]) -> list[str]:
        """Sort the keys of a map. Keys that the schema does not list stay where they are.

        Anchors follow their field, in their writer's order, as do the entries of a map of ids. A schema
        may give the order, with fields that are only ever anchored, under `claimpack:order`.
        """
        listed = self.listed
        rank = {key: at for at, key in enumerate(listed)}

        places: dict[str, tuple[int, bool]] = {}
        last = (-1, False)
        for key in written:
            anchor = _ANCHOR.match(key)
            name = key if anchor is None else anchor["field"]
            # A key that the schema does not know, a slip perhaps, stays behind the one before it.
            last = places[key] = (rank[name], anchor is not None) if name in rank else last
        return sorted(written, key=places.__getitem__) if listed else written

    def entry(self, key: str) -> Order:
        """Go to the value of a key."""
        properties = self._schema.get("properties", {})
        if key in properties:
            return self._at(properties[key])
        for pattern, schema in self._schema.get("patternProperties", {}).items():
            if re.search(pattern, key):
                return self._at(schema)
        return self._at(self._schema.get("additionalProperties"))

    def item(self) -> Order:
        """Go to an item of a list."""
        return self._at(self._schema.get("items"))

    def _at(self, schema: object) -> Order:
        there = Order(self._file, self._shapes)
        there._schema = dict(schema) if isinstance(schema, dict) else {}
        while "$ref" in there._schema:
            there = there._resolved(there._schema["$ref"])
        for word in ("oneOf", "anyOf", "allOf"):
            for option in there._schema.get(word, ()):  # noqa: SLF001
                found = there._at(option)  # noqa: SLF001
                if "properties" not in there._schema and (  # noqa: SLF001
                    "properties" in found._schema or "items" in found._schema  # noqa: SLF001
                ):
                    return found
        return there

    def _resolved(self, reference: str) -> Order:
        file, _, pointer = reference.partition("#")
        there = Order(file.removesuffix(".schema.json") or self._file, self._shapes)
        schema: Any = there._schema
        for token in pointer.strip("/").split("/"):
            schema = schema.get(token, {}) if token else schema
        there._schema = dict(schema)
        return there
