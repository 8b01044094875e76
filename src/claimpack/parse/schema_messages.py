"""Errors of the JSON Schema validator as findings (Y02): one per root cause, at the node that is wrong.

Scalars of YAML are strings; the schema says which of them are integers, numbers or empty. Therefore the
types of JSON Schema 2020-12 §6.1.1 accept a string that spells such a value.
"""

from __future__ import annotations

import re
from operator import gt, lt
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from claimpack.model.fix import meant
from claimpack.model.location import Location
from claimpack.rules.yaml import schema_mismatch
from claimpack.text.direction import character_name
from claimpack.text.spelling import did_you_mean, nearest
from claimpack.yaml.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema import ValidationError

    from claimpack.model.finding import Finding
    from claimpack.yaml.document import Document

    Wording = Callable[[ValidationError], tuple[str, str | None]]

_TODO = "TODO"
"""What `claimpack new` writes where a contributor must write something."""

_INTEGER = re.compile(r"0|[1-9][0-9]*")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _spells(base: str, spelled: Callable[[str], object]) -> Callable[[object, object], bool]:
    known = Draft202012Validator.TYPE_CHECKER
    return lambda _, value: bool(known.is_type(value, base) or (isinstance(value, str) and spelled(value)))


def _bounded(word: str, broken: Callable[[float, float], bool]) -> Callable[..., Iterator[ValidationError]]:
    """Return a check of `minimum` or `maximum` (§6.2) that includes strings that spell numbers."""

    def check(_: object, bound: float, value: object, __: object) -> Iterator[ValidationError]:
        from jsonschema import ValidationError

        if isinstance(value, str) and _NUMBER.fullmatch(value):
            value = float(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and broken(value, bound):
            yield ValidationError(f"{value:g} is {word} {bound}")

    return check


def _typed(validator: object, types: object, value: object, schema: object) -> Iterator[ValidationError]:
    """Check `type` (§6.1.1), which every field has; TODO has no type."""
    from jsonschema import ValidationError

    if value == _TODO:
        yield ValidationError("still to be written")
    else:
        yield from Draft202012Validator.VALIDATORS["type"](validator, types, value, schema)


_Validator = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    validators={
        "type": _typed,
        "minimum": _bounded("less than", lt),
        "maximum": _bounded("more than", gt),
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {
            "integer": _spells("integer", _INTEGER.fullmatch),
            "number": _spells("number", _NUMBER.fullmatch),
            "null": _spells("null", lambda text: text == ""),
        }
    ),
)


class Explainer:
    """The JSON Schemas of a project by kind of file; they refer to each other by file name."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        resources = (
            (f"{name}.schema.json", DRAFT202012.create_resource(dict(schema)))
            for name, schema in schemas.items()
        )
        registry: Registry[Any] = Registry().with_resources(resources)
        self._validators = {name: _Validator(schema, registry=registry) for name, schema in schemas.items()}

    def check(self, document: Document, kind: str) -> list[Finding]:
        """Find where a document does not fit the schema of its kind, one finding per node."""
        found: dict[tuple[str, str], Finding] = {}
        for error in self._validators[kind].iter_errors(plain(document.root)):
            for finding in _findings(document.path, error):
                found.setdefault((finding.location.pointer, finding.location.on), finding)
        return list(found.values())


def _findings(path: str, error: ValidationError) -> Iterator[Finding]:
    location = Location(path).child(*error.absolute_path)
    if _is_typo(error):
        return
    if error.validator == "additionalProperties":
        yield from _unknown_keys(location, error)
    elif "propertyNames" in error.absolute_schema_path:
        problem = f"`{error.instance}` cannot be a key here"
        at = location.child(str(error.instance)).at_key()
        yield schema_mismatch.RULE.at(at, problem=problem, hint=_description(error))
    else:
        problem, hint = _WORDINGS.get(str(error.validator), _plainly)(error)
        location = _inside(location, error)
        codes = map(str, error.validator_value) if error.validator == "enum" else ()  # type: ignore[arg-type]
        fix = meant(location, nearest(str(error.instance), codes))
        yield schema_mismatch.RULE.at(location, problem=problem, hint=hint, fix=fix)


def _is_typo(error: ValidationError) -> bool:
    """Determine whether a key is missing only because it is misspelt, which is another finding."""
    if error.validator == "required":
        return not _missing_keys(error)
    if error.validator == "oneOf":
        keys = _alternatives(error)
        return not _present(error) and any(_meant(key, keys, error) for key in _keys_not_in_schema(error))
    return False


def _meant(key: str, names: list[str], error: ValidationError) -> bool:
    """Determine whether a key is one of these names misspelt, or the former name of one."""
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    return nearest(key, names) is not None or schema.get("claimpack:renamed", {}).get(key) in names


def _inside(location: Location, error: ValidationError) -> Location:
    """Return the location of the item or key of a list or map that is wrong."""
    if error.validator == "uniqueItems":
        items: list[object] = list(error.instance)  # type: ignore[arg-type]
        return location.child(next(at for at, item in enumerate(items) if item in items[:at]))
    if error.validator == "oneOf":
        key = next(iter(_present(error)[1:]), None)
    elif error.validator == "dependentRequired":
        key = _lonely(error)[0]
    else:
        key = _dashed(error) if error.validator == "type" else None
    return location if key is None else location.child(key).at_key()


def _unknown_keys(location: Location, error: ValidationError) -> Iterator[Finding]:
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    known = list(schema.get("properties", {}))
    renamed: Mapping[str, str] = schema.get("claimpack:renamed", {})
    for key in _keys_not_in_schema(error):
        fix = None
        if "@" in key and "patternProperties" in schema:
            hint = "an anchor is `FIELD@START: words`, or `FIELD@START+LENGTH:` without words"
            problem = f"`{key}` is not an anchor of this record"
        elif key in renamed:
            told = schema["properties"][renamed[key]].get("description", "")
            problem, hint = f"`{key}` is called `{renamed[key]}` now", f"write `{renamed[key]}`. {told}"
        else:
            hint = did_you_mean(key, known, f"known keys are {_listed(known)}") or ""
            problem = f"unknown key `{key}`"
            close = nearest(key, [name for name in known if name not in error.instance])  # type: ignore[operator]
            fix = meant(location.child(key).at_key(), close)
        yield schema_mismatch.RULE.at(location.child(key).at_key(), problem=problem, hint=hint, fix=fix)


def _required(error: ValidationError) -> tuple[str, str | None]:
    missing = _missing_keys(error)
    return (
        f"missing key{'s' if len(missing) > 1 else ''} {_listed(missing)}",
        "add it to this entry",
    )


def _required_beside(error: ValidationError) -> tuple[str, str | None]:
    key, other = _lonely(error)
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    hint = schema["properties"].get(other, {}).get("description")
    return f"`{key}` needs `{other}` beside it", hint or "add it to this entry"


def _lonely(error: ValidationError) -> tuple[str, str]:
    """Return a key that is present and one that it needs, which is not."""
    needs: Mapping[str, list[str]] = error.validator_value  # type: ignore[assignment]
    here: Mapping[str, object] = error.instance  # type: ignore[assignment]
    pairs = ((key, other) for key, others in needs.items() if key in here for other in others)
    return next((key, other) for key, other in pairs if other not in here)


def _enum(error: ValidationError) -> tuple[str, str | None]:
    codes = [str(code) for code in error.validator_value]  # type: ignore[union-attr]
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    title = schema.get("title", "code")
    hint = did_you_mean(str(error.instance), codes)
    allowed = f"allowed are {_listed(codes)}"
    return f"`{error.instance}` is no {title.lower()}", f"{hint} {allowed}" if hint else allowed


_TYPES = {
    "object": "a map of keys",
    "array": "a list",
    "string": "a word or text",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
    "boolean": "true or false",
}


def _type(error: ValidationError) -> tuple[str, str | None]:
    if error.instance == _TODO:
        name = next(token for token in reversed(("", *error.absolute_path)) if isinstance(token, str))
        return f"`{name}` is still to be written" if name else "this is still to be written", _wanted(error)
    if (key := _dashed(error)) is not None:
        return f"no space stands behind the dash of `{key}`", f"write `- {key[1:]}`"
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)  # type: ignore[arg-type]
    expected = " or ".join(_TYPES[str(name)] for name in names)
    if isinstance(error.instance, dict | list):
        shown = "a map of keys" if isinstance(error.instance, dict) else "a list"
    else:
        shown = f"`{error.instance}`" if error.instance != "" else "nothing"
    return f"expected {expected}, found {shown}", _description(error)


def _pattern(error: ValidationError) -> tuple[str, str | None]:
    problem, hint = f"`{error.instance}` does not have the form of this field", _description(error)
    foreign = next((char for char in str(error.instance) if not char.isascii()), None)
    # A pattern that excludes some characters only accepts letters of other scripts.
    if foreign is not None and hint is not None and "[^" not in str(error.validator_value):
        hint = f"{character_name(foreign)} stands in it. {hint}"
    return problem, hint


def _too_long(error: ValidationError) -> tuple[str, str | None]:
    n_chars = len(str(error.instance))
    return f"{n_chars} characters, at most {error.validator_value} are allowed", _description(error)


def _too_short(error: ValidationError) -> tuple[str, str | None]:
    return "nothing is written here", _description(error)


def _too_few(error: ValidationError) -> tuple[str, str | None]:
    return "something is missing here" if error.instance else "nothing is written here", _description(error)


def _repeated(_: ValidationError) -> tuple[str, str | None]:
    return "the same entry stands twice in this list", "keep one of the two"


def _exactly_one(error: ValidationError) -> tuple[str, str | None]:
    keys, here = _alternatives(error), _present(error)
    found = f"{_listed(here)} stand together" if here else "none of them is here"
    return f"exactly one of {_listed(keys)} is needed: {found}", "write one entry for each"


def _plainly(error: ValidationError) -> tuple[str, str | None]:
    return error.message, _description(error)


_WORDINGS: dict[str, Wording] = {
    "required": _required,
    "dependentRequired": _required_beside,
    "enum": _enum,
    "type": _type,
    "pattern": _pattern,
    "maxLength": _too_long,
    "minLength": _too_short,
    "minItems": _too_short,
    "minProperties": _too_few,
    "uniqueItems": _repeated,
    "oneOf": _exactly_one,
}


def _wanted(error: ValidationError) -> str | None:
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    description = _description(error)
    if description is None or "enum" not in schema:
        return description
    return f"{description.removesuffix('.')}: {_listed(schema['enum'])}"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _missing_keys(error: ValidationError) -> list[str]:
    """Return the required keys that are neither present nor misspelt."""
    unknown = _keys_not_in_schema(error)
    absent = (str(key) for key in error.validator_value if key not in error.instance)  # type: ignore[union-attr, operator]
    return [key for key in absent if not any(_meant(one, [key], error) for one in unknown)]


def _keys_not_in_schema(error: ValidationError) -> list[str]:
    """Return the keys of a map that its schema does not have."""
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment]
    if schema.get("additionalProperties") is not False:
        return []
    known = schema.get("properties", {})
    patterns = [re.compile(pattern) for pattern in schema.get("patternProperties", {})]
    keys = [str(key) for key in error.instance]  # type: ignore[union-attr]
    return [key for key in keys if key not in known and not any(one.search(key) for one in patterns)]


def _alternatives(error: ValidationError) -> list[str]:
    """Return the keys of which exactly one is required."""
    return [str(key) for option in error.validator_value for key in option["required"]]  # type: ignore[union-attr]


def _present(error: ValidationError) -> list[str]:
    """Return the alternatives that are present, in the order of the file."""
    keys = _alternatives(error)
    return [key for key in map(str, error.instance) if key in keys]  # type: ignore[arg-type]


def _dashed(error: ValidationError) -> str | None:
    """Return a key that was meant as an item of a list, without a space after its dash."""
    wanted, value = error.validator_value, error.instance
    if not isinstance(value, dict) or "array" not in (wanted if isinstance(wanted, list) else [wanted]):
        return None
    return next((key for key in value if key.startswith("-") and key != "-"), None)


def _description(error: ValidationError) -> str | None:
    """Return the description of the field."""
    schema = error.schema
    return str(schema["description"]) if isinstance(schema, dict) and "description" in schema else None
