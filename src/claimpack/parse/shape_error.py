"""Questions to an error of the JSON Schema validator: which keys, and which of them are slips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimpack.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import ValidationError


def missing_keys(error: ValidationError) -> list[str]:
    """Give the required keys that are neither there nor misspelt there."""
    unknown = unknown_keys(error)
    absent = (str(key) for key in error.validator_value if key not in error.instance)  # type: ignore[union-attr, operator]
    return [key for key in absent if not any(nearest(one, [key]) for one in unknown)]


def unknown_keys(error: ValidationError) -> list[str]:
    """Give the keys of a map that its schema does not know."""
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    if schema.get("additionalProperties") is not False:
        return []
    known = schema.get("properties", {})
    patterns = [re.compile(pattern) for pattern in schema.get("patternProperties", {})]
    keys = [str(key) for key in error.instance]  # type: ignore[union-attr]
    return [key for key in keys if key not in known and not any(one.search(key) for one in patterns)]


def alternatives(error: ValidationError) -> list[str]:
    """Give the keys of which exactly one is needed."""
    return [str(key) for option in error.validator_value for key in option["required"]]  # type: ignore[union-attr]


def written(error: ValidationError) -> list[str]:
    """Give those of the alternatives that are there, in the order of the file."""
    keys = alternatives(error)
    return [key for key in map(str, error.instance) if key in keys]  # type: ignore[arg-type]


def dashed(error: ValidationError) -> str | None:
    """Find a key that was meant as an item of a list, with no space behind its dash."""
    wanted, value = error.validator_value, error.instance
    if not isinstance(value, dict) or "array" not in (wanted if isinstance(wanted, list) else [wanted]):
        return None
    return next((key for key in value if key.startswith("-") and key != "-"), None)


def described(error: ValidationError) -> str | None:
    """Give what the schema says of the field."""
    schema = error.schema
    return str(schema["description"]) if isinstance(schema, dict) and "description" in schema else None
