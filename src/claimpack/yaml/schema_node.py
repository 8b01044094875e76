"""The one walk through JSON Schemas: from the schema of a file to those of its entries and items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_ANCHOR = re.compile(r"(?P<field>[a-z_]+)@[0-9?]")


@dataclass(frozen=True, slots=True)
class SchemaNode:
    """The schema of one value, with its references resolved; empty where no value is described."""

    schema: Mapping[str, Any]
    name: str
    """The file that the schema is in."""
    schemas: Mapping[str, Mapping[str, Any]]

    @classmethod
    def root(cls, name: str, schemas: Mapping[str, Mapping[str, Any]]) -> SchemaNode:
        """Return the schema of a kind of file."""
        return cls(schemas.get(name, {}), name, schemas)

    def at(self, tokens: Iterable[str]) -> SchemaNode:
        """Return the schema of the value that the reference tokens of a JSON Pointer lead to."""
        node = self
        for token in tokens:
            is_item = "items" in node.schema and token.isdecimal()
            node = node.item() if is_item else node.entry(token)
        return node

    def entry(self, key: str) -> SchemaNode:
        """Return the schema of the value of a key."""
        found = self.schema.get("properties", {}).get(key)
        if found is None:
            patterns = self.schema.get("patternProperties", {}).items()
            found = next((value for pattern, value in patterns if re.search(pattern, key)), None)
        return self._resolved(self.schema.get("additionalProperties") if found is None else found)

    def item(self) -> SchemaNode:
        """Return the schema of an item of a list."""
        return self._resolved(self.schema.get("items"))

    @property
    def types(self) -> tuple[str, ...]:
        """The types that a value may have."""
        types = self.schema.get("type", ())
        return (types,) if isinstance(types, str) else tuple(types)

    @property
    def fields(self) -> list[str]:
        """The fields of a map in canonical order, without their anchors; empty for a map of ids.

        `claimpack:order` lists fields that occur only as anchors; without it the properties give the order.
        """
        return list(self.schema.get("claimpack:order") or self.schema.get("properties", ()))

    @property
    def is_id_map(self) -> bool:
        """Whether the values of all keys have the same schema."""
        return not self.schema.get("properties") and not self.schema.get("patternProperties")

    def in_order(self, keys: list[str]) -> list[str]:
        """Sort the keys of a map by its fields.

        Anchors follow their field in the order of the file. A key that is no field, perhaps a typo, stays
        after the key before it. The keys of a map of ids keep their order.
        """
        fields = self.fields
        rank = {field: at for at, field in enumerate(fields)}
        sort_keys: dict[str, tuple[int, bool]] = {}
        last = (-1, False)
        for key in keys:
            anchor = _ANCHOR.match(key)
            field = key if anchor is None else anchor["field"]
            last = sort_keys[key] = (rank[field], anchor is not None) if field in rank else last
        return sorted(keys, key=sort_keys.__getitem__) if fields else keys

    def _resolved(self, schema: Any) -> SchemaNode:
        name = self.name
        while isinstance(schema, dict) and "$ref" in schema:
            file, _, pointer = schema["$ref"].partition("#")
            name = file.removesuffix(".schema.json") or name
            schema = self.schemas.get(name, {})
            for token in pointer.split("/")[1:]:
                schema = schema.get(token, {})
        return SchemaNode(schema if isinstance(schema, dict) else {}, name, self.schemas)
