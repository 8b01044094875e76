"""Validates tables with Arrow, one row group at a time: a table either passes or is unsure.

A table that passes is valid: every constraint of a Table Schema is either checked here, at least as
strictly as pandera and frictionless check it, or makes the table unsure. Unsure tables are left to
`claimpack.validate.explain`, which is a hundred times slower.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimpack.model.table import ForeignKey, TableSchema

    ColumnCheck = Callable[[Any], bool]
    """Determines whether a column of a row group, a `pyarrow.ChunkedArray`, is valid."""

_TABLE_KEYS = {"$schema", "title", "description", "fields", "primaryKey", "foreignKeys", "missingValues"}
_FIELD_KEYS = {"name", "type", "description", "title", "constraints", "example", "categories"}

# Numbers are doubles; greater ones than a figure can have are refused.
_NUMBER_LIMIT = 10**14

# Patterns that mean the same to RE2 and Python: letters, classes and groups without extensions of either.
_PORTABLE_PATTERN = re.compile(
    r"""(?: [A-Za-z0-9@/_:,-] | \\[.+*/-] | \[[A-Za-z0-9-]+\]
        | \((?!\?) | \) | [*+?](?![*+?]) | \{\d+(?:,\d+)?\} )*""",
    re.VERBOSE,
)

# The rows of a group refer to few keys, mostly neighbours: keys are kept in short runs with their bounds.
_RUN = 1 << 14
_RUNS_AT_ONCE = 16


class ArrowValidator:
    """Validates one table after another; keeps the keys that other tables refer to."""

    def __init__(self, schemas: Iterable[TableSchema]) -> None:
        referenced = {
            (key.table, column)
            for schema in schemas
            for key in schema.foreign_keys
            for column in key.references
        }
        self._keys = {one: Keys() for one in referenced}
        self._complete: set[str] = set()

    def check(self, schema: TableSchema) -> TableCheck:
        """Begin the check of a table, after those of the tables that it refers to."""
        return TableCheck(schema, self._keys, self._complete)


class TableCheck:
    """The check of one table. `passed` turns false at the first row group that may be invalid."""

    def __init__(self, schema: TableSchema, keys: dict[tuple[str, str], Keys], complete: set[str]) -> None:
        self._schema, self._keys, self._complete = schema, keys, complete
        self._checks = column_checks(schema)
        self._unique: dict[str, list[Any]] = {name: [] for name in _unique_columns(schema)}
        self._references_to_itself: list[tuple[ForeignKey, Any]] = []
        self._last: tuple[Any, ...] | None = None
        others = {key.table for key in schema.foreign_keys} - {schema.name}
        single = all(len(key.columns) == 1 for key in schema.foreign_keys)
        self.passed = self._checks is not None and single and others <= complete

    def add(self, group: Any) -> None:
        """Check the next row group, a `pyarrow.Table`."""
        for (table, column), known in self._keys.items():
            if table == self._schema.name:
                known.add(group[column])
        self.passed = (
            self.passed
            and all(check(group[name]) for name, check in self._checks or ())
            and self._is_ordered(group)
            and all(self._is_known(key, group[key.columns[0]]) for key in self._schema.foreign_keys)
        )
        for name, seen in self._unique.items():
            seen.append(group[name])

    def finish(self) -> None:
        """Check what depends on all rows."""
        self._complete.add(self._schema.name)
        self.passed = (
            self.passed
            and all(self._keys_of(key).contains(values) for key, values in self._references_to_itself)
            and all(_all_differ(groups) for groups in self._unique.values())
        )

    def _is_ordered(self, group: Any) -> bool:
        """Determine whether every primary key is greater than the one before, so that none is repeated."""
        import pyarrow.compute as pc

        columns = [group[name] for name in self._schema.primary_key]
        if not group.num_rows:
            return True
        if any(column.null_count for column in columns):
            return False
        first = tuple(column[0].as_py() for column in columns)
        follows = self._last is None or self._last < first
        self._last = tuple(column[-1].as_py() for column in columns)
        rising: Any = None
        for column in reversed(columns):
            here, after = column[:-1], column[1:]
            less = pc.less(here, after)
            rising = less if rising is None else pc.or_(less, pc.and_(pc.equal(here, after), rising))
        return follows and pc.all(rising).as_py() is not False

    def _is_known(self, key: ForeignKey, column: Any) -> bool:
        import pyarrow.compute as pc

        values = pc.unique(column).drop_null()
        if key.table == self._schema.name:
            self._references_to_itself.append((key, values))
            return True
        return self._keys_of(key).contains(values)

    def _keys_of(self, key: ForeignKey) -> Keys:
        return self._keys[key.table, key.references[0]]


class Keys:
    """The values of one column that other tables refer to."""

    def __init__(self) -> None:
        self._runs: list[tuple[Any, Any, Any]] = []

    def add(self, column: Any) -> None:
        """Keep the values of a row group, in runs with their least and greatest value."""
        import pyarrow.compute as pc

        for chunk in column.drop_null().chunks:
            for start in range(0, len(chunk), _RUN):
                run = chunk.slice(start, _RUN)
                ends = pc.min_max(run)
                self._runs.append((ends["min"].as_py(), ends["max"].as_py(), run))

    def contains(self, values: Any) -> bool:
        """Determine whether all values are among those kept."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if not len(values):
            return True
        ends = pc.min_max(values)
        least, greatest = ends["min"].as_py(), ends["max"].as_py()
        near = [run for low, high, run in self._runs if low <= greatest and least <= high]
        while near and len(values):
            some, near = pa.concat_arrays(near[:_RUNS_AT_ONCE]), near[_RUNS_AT_ONCE:]
            values = values.filter(pc.invert(pc.is_in(values, value_set=some)))
        return not len(values)


def topological_levels(schemas: Iterable[TableSchema]) -> list[list[TableSchema]]:
    """Group tables so that each refers only to tables of earlier groups and to itself.

    Tables that refer to each other in a circle leave every table in a group of its own, in the given order.
    """
    by_name = {schema.name: schema for schema in schemas}
    graph = {name: {key.table for key in one.foreign_keys} - {name} for name, one in by_name.items()}
    order = TopologicalSorter(graph)
    try:
        order.prepare()
    except CycleError:
        return [[schema] for schema in by_name.values()]
    levels = []
    while order.is_active():
        names = order.get_ready()
        levels.append([by_name[name] for name in names])
        order.done(*names)
    return levels


def column_checks(schema: TableSchema) -> list[tuple[str, ColumnCheck]] | None:
    """Return the checks of each column; None where the schema has a constraint that is unknown here."""
    descriptor = schema.descriptor
    if not set(descriptor) <= _TABLE_KEYS or descriptor.get("missingValues", [""]) != [""]:
        return None
    checks: list[tuple[str, ColumnCheck]] = []
    fields: list[dict[str, Any]] = descriptor["fields"]  # type: ignore[assignment]
    for field in fields:
        standard = {key for key in field if not key.startswith("claimpack:")}
        if not standard <= _FIELD_KEYS:
            return None
        if field["type"] == "number":
            checks.append((field["name"], _in_limits))
        for kind, value in constraints_of(field).items():
            maker = _CHECKS.get((type_of(field), kind)) or _CHECKS.get(("any", kind))
            if maker is None:
                return None
            checks.append((field["name"], maker(value)))
    return checks


def type_of(field: Mapping[str, Any]) -> str:
    """Return the type of the cells of a field in CSV. A list, which is text there, has the type `any`."""
    return "string" if field["type"] == "any" else str(field["type"])


def constraints_of(field: Mapping[str, Any]) -> dict[str, Any]:
    """Return the constraints of a field. `claimpack:pattern` is the pattern of a list or an optional field.

    frictionless cannot load an empty cell of a column with `pattern` into a database.
    """
    constraints: dict[str, Any] = dict(field.get("constraints", {}))
    pattern = field.get("claimpack:pattern")
    return constraints if pattern is None else {**constraints, "pattern": pattern}


def _required(wanted: bool) -> ColumnCheck:
    return lambda column: not wanted or not column.null_count


def _checked_elsewhere(_: object) -> ColumnCheck:
    return lambda _: True


def _enum(codes: list[str]) -> ColumnCheck:
    allowed = {*codes, None}
    return lambda column: allowed.issuperset(column.unique().to_pylist())


def _pattern(pattern: str) -> ColumnCheck:
    if not _PORTABLE_PATTERN.fullmatch(pattern):
        matches = re.compile(pattern).fullmatch
        return lambda column: all(one is None or matches(one) for one in column.unique().to_pylist())
    whole = rf"\A(?:{pattern})\z"

    def check(column: Any) -> bool:
        import pyarrow.compute as pc

        return pc.all(pc.match_substring_regex(column, whole)).as_py() is not False

    return check


def _at_least(bound: int) -> ColumnCheck:
    return lambda column: (least := _bounds(column)[0]) is None or least >= bound


def _at_most(bound: int) -> ColumnCheck:
    return lambda column: (greatest := _bounds(column)[1]) is None or greatest <= bound


def _long(check: Callable[[int], ColumnCheck]) -> Callable[[int], ColumnCheck]:
    def maker(bound: int) -> ColumnCheck:
        def length(column: Any) -> bool:
            import pyarrow.compute as pc

            return check(bound)(pc.utf8_length(column))

        return length

    return maker


def _in_limits(column: Any) -> bool:
    """Determine whether numbers are those of figures: Arrow reads greater ones, and infinity, from CSV."""
    least, greatest = _bounds(column)
    return least is None or (least > -_NUMBER_LIMIT and greatest < _NUMBER_LIMIT)


def _bounds(column: Any) -> tuple[Any, Any]:
    """Return the least and the greatest value. Compared by Arrow, numbers would import pandas."""
    import pyarrow.compute as pc

    ends = pc.min_max(column)
    return ends["min"].as_py(), ends["max"].as_py()


_CHECKS: Mapping[tuple[str, str], Callable[[Any], ColumnCheck]] = {
    ("any", "required"): _required,
    ("any", "unique"): _checked_elsewhere,
    ("string", "enum"): _enum,
    ("string", "pattern"): _pattern,
    ("string", "minLength"): _long(_at_least),
    ("string", "maxLength"): _long(_at_most),
    ("integer", "minimum"): _at_least,
    ("integer", "maximum"): _at_most,
}


def _unique_columns(schema: TableSchema) -> list[str]:
    fields: list[dict[str, Any]] = schema.descriptor["fields"]  # type: ignore[assignment]
    return [field["name"] for field in fields if field.get("constraints", {}).get("unique")]


def _all_differ(groups: list[Any]) -> bool:
    import pyarrow as pa

    values = pa.chunked_array([chunk for group in groups for chunk in group.chunks], groups[0].type)
    return not values.null_count and len(values.unique()) == len(values)
