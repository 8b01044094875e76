"""What a Table Schema asks of the cells of a column, as a look at Arrow's columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimpack.model.table import TableSchema

    Check = Callable[[Any], bool]

_TABLE = {"$schema", "title", "description", "fields", "primaryKey", "foreignKeys", "missingValues"}
_FIELD = {"name", "type", "description", "title", "constraints", "example"}

_TOO_GREAT = 10**14

# Patterns that RE2 and Python read alike: letters, classes and groups, with nothing that either adds.
_PLAIN = re.compile(
    r"""(?: [A-Za-z0-9@/_:,-] | \\[.+*/-] | \[[A-Za-z0-9-]+\]
        | \((?!\?) | \) | [*+?](?![*+?]) | \{\d+(?:,\d+)?\} )*""",
    re.VERBOSE,
)


def cell_checks(schema: TableSchema) -> list[tuple[str, Check]] | None:
    """Give the checks of each column, or None where the schema asks for something unknown here."""
    descriptor = schema.descriptor
    if not set(descriptor) <= _TABLE or descriptor.get("missingValues", [""]) != [""]:
        return None
    checks: list[tuple[str, Check]] = []
    fields: list[dict[str, Any]] = descriptor["fields"]  # type: ignore[assignment]
    for field in fields:
        own = {key for key in field if not key.startswith("claimpack:")}
        if not own <= _FIELD:
            return None
        if field["type"] == "number":
            checks.append((field["name"], _twenty_digits))
        for kind, value in field.get("constraints", {}).items():
            maker = _CHECKS.get((field["type"], kind)) or _CHECKS.get(("any", kind))
            if maker is None:
                return None
            checks.append((field["name"], maker(value)))
    return checks


def _required(wanted: bool) -> Check:
    return lambda column: not wanted or not column.null_count


def _elsewhere(_: object) -> Check:
    return lambda _: True


def _enum(codes: list[str]) -> Check:
    allowed = {*codes, None}
    return lambda column: allowed.issuperset(column.unique().to_pylist())


def _pattern(pattern: str) -> Check:
    if not _PLAIN.fullmatch(pattern):
        matches = re.compile(pattern).fullmatch
        return lambda column: all(one is None or matches(one) for one in column.unique().to_pylist())
    whole = rf"\A(?:{pattern})\z"

    def check(column: Any) -> bool:
        import pyarrow.compute as pc

        return pc.all(pc.match_substring_regex(column, whole)).as_py() is not False

    return check


def _at_least(bound: int) -> Check:
    return lambda column: (least := _ends(column)[0]) is None or least >= bound


def _at_most(bound: int) -> Check:
    return lambda column: (greatest := _ends(column)[1]) is None or greatest <= bound


def _long(check: Callable[[int], Check]) -> Callable[[int], Check]:
    def maker(bound: int) -> Check:
        def length(column: Any) -> bool:
            import pyarrow.compute as pc

            return check(bound)(pc.utf8_length(column))

        return length

    return maker


def _twenty_digits(column: Any) -> bool:
    """Tell whether numbers fit into their type: Arrow reads greater ones from CSV without a word."""
    least, greatest = _ends(column)
    return least is None or (least > -_TOO_GREAT and greatest < _TOO_GREAT)


def _ends(column: Any) -> tuple[Any, Any]:
    """Give the least and the greatest value. Compared here: Arrow would load pandas to take up a number."""
    import pyarrow.compute as pc

    ends = pc.min_max(column)
    return ends["min"].as_py(), ends["max"].as_py()


_CHECKS: Mapping[tuple[str, str], Callable[[Any], Check]] = {
    ("any", "required"): _required,
    ("any", "unique"): _elsewhere,
    ("string", "enum"): _enum,
    ("string", "pattern"): _pattern,
    ("string", "minLength"): _long(_at_least),
    ("string", "maxLength"): _long(_at_most),
    ("integer", "minimum"): _at_least,
    ("integer", "maximum"): _at_most,
}
