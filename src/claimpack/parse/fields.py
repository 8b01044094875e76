"""Typed access to the fields of maps that fit their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

Fields = dict[str, Any]
"""The values of a map, with the types that its schema asks for."""


def maybe(fields: Mapping[str, object], key: str) -> str | None:
    """Return an optional text; None if the key is absent."""
    value = fields.get(key)
    return None if value is None else str(value)


def texts(fields: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a list of texts; a single text is a list of one, an absent key an empty list."""
    value = fields.get(key)
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def maps(fields: Mapping[str, object], key: str) -> list[Fields]:
    """Return a list of maps; an absent key is an empty list."""
    return cast("list[Fields]", fields.get(key, []))


def map_of(fields: Mapping[str, object], key: str) -> Fields:
    """Return a map; an absent key, or a value that the schema refused, is an empty map."""
    value = fields.get(key)
    return cast("Fields", value) if isinstance(value, dict) else {}
