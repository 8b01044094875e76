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


def _compared(comparison: str, length: bool = False) -> Callable[[Any], Check]:
    def maker(bound: object) -> Check:
        def check(column: Any) -> bool:
            import pyarrow.compute as pc

            values = pc.utf8_length(column) if length else column
            return pc.all(getattr(pc, comparison)(values, bound)).as_py() is not False

        return check

    return maker


_CHECKS: Mapping[tuple[str, str], Callable[[Any], Check]] = {
    ("any", "required"): _required,
    ("any", "unique"): _elsewhere,
    ("string", "enum"): _enum,
    ("string", "pattern"): _pattern,
    ("string", "minLength"): _compared("greater_equal", length=True),
    ("string", "maxLength"): _compared("less_equal", length=True),
    ("integer", "minimum"): _compared("greater_equal"),
    ("integer", "maximum"): _compared("less_equal"),
}
