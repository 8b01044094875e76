"""Documents against their JSON Schemas: no finding if one fits, else one finding (Y02) per root cause.

`jsonschema-rs` decides first: it is many times as fast as `jsonschema`, and does not know our types, in
which a string may spell a number. It therefore gets a translation of each schema that accepts no more than
the schema. `jsonschema` decides about what the translation refuses, and explains it (`schema_messages`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimpack.yaml.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.parse.schema_messages import Explainer
    from claimpack.yaml.document import Document

Schema = dict[str, Any]

# Patterns of the strings that spell an integer of at least 0 or 1, and a number.
_INTEGERS = {0: "^(0|[1-9][0-9]*)$", 1: "^[1-9][0-9]*$"}
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
# An integer of as many digits is below every maximum that the translation keeps.
_MAX_DIGITS = 9

# Keywords whose values are schemas by name, and those whose values are no schemas.
_MAPS = ("properties", "patternProperties", "$defs")
_VALUES = ("enum", "const", "required", "examples", "enumDescriptions", "claimpack:order")


class SchemaChecker:
    """The JSON Schemas of a project by kind of file; they refer to each other by file name."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self._schemas = schemas
        self._fast: dict[str, Callable[[object], bool]] = {}

    def check(self, document: Document, kind: str) -> list[Finding]:
        """Find where a document does not fit the schema of its kind, one finding per node."""
        return [] if self.fits(plain(document.root), kind) else self._explainer.check(document, kind)

    def fits(self, tree: object, kind: str) -> bool:
        """Determine whether the values of a file certainly fit; if not, they may fit all the same."""
        if kind not in self._fast:
            self._fast[kind] = fast_validator(kind, self._schemas)
        return self._fast[kind](tree)

    @cached_property
    def _explainer(self) -> Explainer:
        from claimpack.parse.schema_messages import Explainer

        return Explainer(self._schemas)


def fast_validator(name: str, schemas: Mapping[str, Mapping[str, Any]]) -> Callable[[object], bool]:
    """Return a function that is true only for trees that the schema accepts."""
    import jsonschema_rs

    bundled = _translated(dict(schemas[name]), "")
    definitions = bundled.setdefault("$defs", {})
    for other, schema in schemas.items():
        if other != name:
            file = f"{other}.schema.json"
            unnamed = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
            definitions[file] = _translated(unnamed, file)
    is_valid: Callable[[object], bool] = jsonschema_rs.Draft202012Validator(bundled).is_valid

    def fits(tree: object) -> bool:
        try:
            return is_valid(tree)
        except ValueError:  # half a surrogate pair, for instance, which UTF-8 cannot encode
            return False

    return fits


def _translated(schema: Any, file: str) -> Any:
    """Translate a schema for `#/$defs/FILE`, or for the root if FILE is empty."""
    if isinstance(schema, list):
        return [_translated(one, file) for one in schema]
    if not isinstance(schema, dict):
        return schema
    translated: Schema = {}
    for key, value in schema.items():
        if key in _MAPS:
            translated[key] = {name: _translated(one, file) for name, one in value.items()}
        else:
            translated[key] = value if key in _VALUES else _translated(value, file)
    reference = translated.get("$ref")
    if isinstance(reference, str):
        target, _, pointer = reference.partition("#")
        here = target or file
        translated["$ref"] = f"#/$defs/{here}{pointer}" if here else reference
    return _with_spellings(translated) if "type" in translated else translated


def _with_spellings(schema: Schema) -> Schema:
    """Also accept strings that spell what the types accept, or fewer."""
    types = [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    extra: list[Schema] = []
    if "null" in types:
        extra.append({"type": "string", "maxLength": 0})
    if "string" not in types and ("integer" in types or "number" in types):
        spelling = _spelling(schema, "integer" in types)
        extra += [spelling] if spelling is not None else []
    return {"anyOf": [schema, *extra]} if extra else schema


def _spelling(schema: Schema, integer: bool) -> Schema | None:
    minimum, maximum = schema.get("minimum"), schema.get("maximum")
    if minimum is None and maximum is None:
        return {"type": "string", "pattern": _INTEGERS[0] if integer else _NUMBER}
    if not integer or minimum not in _INTEGERS or (maximum is not None and maximum < 10**_MAX_DIGITS):
        return None
    return {"type": "string", "pattern": _INTEGERS[minimum], "maxLength": _MAX_DIGITS}
