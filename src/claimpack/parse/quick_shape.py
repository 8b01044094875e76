"""The quick answer to whether a tree fits a JSON Schema: a yes is sure, a no asks the slow validator.

`jsonschema` explains well and is slow; `jsonschema-rs` is many times as fast and knows nothing of our
types, in which a string may spell a number. So the schema is translated into one that is never wider than
ours: whatever it accepts, ours accepts. What it refuses may be fine or not, and the slow one decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Schema = dict[str, Any]

_DIGITS = {0: "^(0|[1-9][0-9]*)$", 1: "^[1-9][0-9]*$"}
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
# A string of as many digits is below any maximum of ours that is not below it itself.
_SAFE_DIGITS = 9


def quick(name: str, shapes: Mapping[str, Mapping[str, Any]]) -> Callable[[object], bool]:
    """Make the quick validator of a schema; the others are at hand for its references."""
    import jsonschema_rs

    bundled = _translated(dict(shapes[name]), "")
    definitions = bundled.setdefault("$defs", {})
    for other, shape in shapes.items():
        if other != name:
            file = f"{other}.schema.json"
            unnamed = {key: value for key, value in shape.items() if key not in ("$schema", "$id")}
            definitions[file] = _translated(unnamed, file)
    is_valid: Callable[[object], bool] = jsonschema_rs.Draft202012Validator(bundled).is_valid

    def fits(tree: object) -> bool:
        try:
            return is_valid(tree)
        except ValueError:  # half a surrogate pair, say, which no UTF-8 can hold
            return False

    return fits


_MAPS = ("properties", "patternProperties", "$defs")
_VALUES = ("enum", "const", "required", "examples", "enumDescriptions", "claimpack:order")


def _translated(schema: Any, file: str) -> Any:
    """Translate a schema that will stand at `#/$defs/FILE`, or at the root where there is no file."""
    if isinstance(schema, list):
        return [_translated(one, file) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made: Schema = {}
    for key, value in schema.items():
        if key in _MAPS:
            made[key] = {name: _translated(one, file) for name, one in value.items()}
        else:
            made[key] = value if key in _VALUES else _translated(value, file)
    reference = made.get("$ref")
    if isinstance(reference, str):
        target, _, pointer = reference.partition("#")
        here = target or file
        made["$ref"] = f"#/$defs/{here}{pointer}" if here else reference
    return _spelled(made) if "type" in made else made


def _spelled(schema: Schema) -> Schema:
    """Let a string spell what our validator lets it spell, or less."""
    types = [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    extra: list[Schema] = []
    if "null" in types:
        extra.append({"type": "string", "maxLength": 0})
    if "string" not in types and ("integer" in types or "number" in types):
        spelling = _spelling(schema, "integer" in types)
        extra += [spelling] if spelling is not None else []
    return {"anyOf": [schema, *extra]} if extra else schema


def _spelling(schema: Schema, whole: bool) -> Schema | None:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None and most is None:
        return {"type": "string", "pattern": _DIGITS[0] if whole else _NUMBER}
    if not whole or least not in _DIGITS or (most is not None and most < 10**_SAFE_DIGITS):
        return None
    return {"type": "string", "pattern": _DIGITS[least], "maxLength": _SAFE_DIGITS}
