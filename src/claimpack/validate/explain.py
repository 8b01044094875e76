"""Validates tables and says what is invalid, at which record (rule B03).

pandera checks required cells, vocabularies, bounds, patterns and primary keys, from the Table Schemas.
Types of cells, unique columns, the order of rows and foreign keys are checked here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from claimpack.model.location import Location
from claimpack.model.table import cells_of
from claimpack.rules.build import table_broken
from claimpack.validate.arrow import constraints_of, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.table import Package, TableSchema

Column = list[str | None]
"""The cells of a column as they are written; None where there is none."""
Columns = dict[str, Column]

_LIMITS = {"integer": 2**31, "number": 10**14}
"""The least values that do not fit: 32 bits; fourteen digits before the point."""

_WORDS = {
    "not_nullable": "is empty",
    "multiple_fields_uniqueness": "repeats a primary key",
    "field_uniqueness": "repeats a primary key",
}


class _Problem(NamedTuple):
    schema: TableSchema
    row: int
    text: str


def explain(package: Package, names: Collection[str]) -> tuple[Finding, ...]:
    """Return what is invalid in the tables of these names, at the record of each row."""
    schemas = [schema for schema in package.schemas if schema.name in names]
    referenced = {key.table for schema in schemas for key in schema.foreign_keys}
    tables = _read_columns(package, {*names, *referenced})
    problems = [
        _Problem(schema, row, text)
        for check in (_cells, _unique_columns, _order)
        for schema in schemas
        for row, text in check(schema, tables[schema.name])
    ]
    for schema in schemas:
        problems += [_Problem(schema, *one) for one in _foreign_keys(schema, tables)]
    return tuple(
        table_broken.RULE.at(
            _location(one.schema, tables[one.schema.name], one.row),
            table=one.schema.name,
            problem=one.text,
        )
        for one in problems
    )


def _read_columns(package: Package, names: Collection[str]) -> dict[str, Columns]:
    tables: dict[str, Columns] = {
        schema.name: {field.name: [] for field in schema.fields}
        for schema in package.schemas
        if schema.name in names
    }
    for name, text in package.pieces():
        if name in tables:
            columns = tables[name].values()
            for cells in cells_of(text):
                for column, cell in zip(columns, cells, strict=True):
                    column.append(cell or None)
    return tables


def _cells(schema: TableSchema, columns: Columns) -> Iterator[tuple[int, str]]:
    problems = list(_mistyped(schema, columns))
    yield from problems or _against_schema(schema, columns)


def _mistyped(schema: TableSchema, columns: Columns) -> Iterator[tuple[int, str]]:
    """Find cells that no Parquet column of their type can hold, by row."""
    for field in schema.fields:
        problem_of = _TYPES.get(field.type)
        if problem_of is None:
            continue
        for row, cell in enumerate(columns[field.name]):
            problem = None if cell is None else problem_of(cell)
            if problem is not None:
                yield row, f"the column {field.name} has a bad cell: `{cell}` {problem}"


def _integer(cell: str) -> str | None:
    try:
        return "is too great" if abs(int(cell)) >= _LIMITS["integer"] else None
    except ValueError:
        return "is not a whole number"


def _number(cell: str) -> str | None:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return "is not a number"
    if not value.is_finite():
        return "is not a number"
    return "is too great" if abs(value) >= _LIMITS["number"] else None


def _boolean(cell: str) -> str | None:
    return None if cell in ("true", "false") else "is neither `true` nor `false`"


def _date(cell: str) -> str | None:
    try:
        known = date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        known = False
    return None if known else "is not a day of the calendar"


_TYPES: dict[str, Callable[[str], str | None]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
}


def _against_schema(schema: TableSchema, columns: Columns) -> Iterator[tuple[int, str]]:
    import pandera
    from pandera.io.pandas_io import from_frictionless_schema

    checks = from_frictionless_schema(_with_patterns(schema.descriptor))
    nullable = {
        field.name: {"dtype": _NULLABLE[field.type]} for field in schema.fields if field.type in _NULLABLE
    }
    try:
        checks.update_columns(nullable).validate(_frame(schema, columns), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        seen = set()
        for case in errors.failure_cases.to_dict("records"):
            row, problem = _case(schema, columns, case)
            if (row, problem) not in seen:
                seen.add((row, problem))
                yield row, problem


def _with_patterns(descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Table Schema with every pattern as a standard constraint, and without our own keys."""
    fields = [
        {"name": field["name"], "type": type_of(field), "constraints": constraints_of(field)}
        for field in descriptor["fields"]
    ]
    return {**descriptor, "fields": fields}


_NULLABLE = {"integer": "Int64", "boolean": "boolean"}


def _frame(schema: TableSchema, columns: Columns) -> Any:
    import pandas

    series = {}
    for field in schema.fields:
        cells: list[Any] = columns[field.name]
        if field.type == "number":
            cells = [None if cell is None else float(cell) for cell in cells]
        elif field.type == "integer":
            cells = [None if cell is None else int(cell) for cell in cells]
        elif field.type == "boolean":
            cells = [None if cell is None else cell == "true" for cell in cells]
        dtype = "float64" if field.type == "number" else _NULLABLE.get(field.type, "str")
        series[field.name] = pandas.Series(cells, dtype=dtype)
    return pandas.DataFrame(series)


def _case(schema: TableSchema, columns: Columns, case: dict[str, Any]) -> tuple[int, str]:
    row = int(case["index"]) if case["index"] == case["index"] and case["index"] is not None else 0
    kind = str(case["check"])
    if kind in ("multiple_fields_uniqueness", "field_uniqueness"):
        key = ", ".join(str(columns[column][row]) for column in schema.primary_key)
        return row, f"the row {key} {_WORDS[kind]}"
    written = f"`{case['failure_case']}` fails {kind}"
    return row, f"the column {case['column']} {_WORDS.get(kind, f'has a bad cell: {written}')}"


def _unique_columns(schema: TableSchema, columns: Columns) -> Iterator[tuple[int, str]]:
    fields: list[dict[str, Any]] = schema.descriptor["fields"]  # type: ignore[assignment]
    for field in fields:
        if not field.get("constraints", {}).get("unique"):
            continue
        seen: set[str | None] = set()
        for row, cell in enumerate(columns[field["name"]]):
            if cell is not None and cell in seen:
                yield row, f"the column {field['name']} repeats `{cell}`"
            seen.add(cell)


def _order(schema: TableSchema, columns: Columns) -> Iterator[tuple[int, str]]:
    types = {field.name: field.type for field in schema.fields}
    before: list[Any] = []
    for row, cells in enumerate(zip(*(columns[name] for name in schema.primary_key), strict=True)):
        try:
            key = [
                int(cell or "") if types[name] == "integer" else cell
                for name, cell in zip(schema.primary_key, cells, strict=True)
            ]
            if key < before:
                yield row, f"the row {', '.join(map(str, cells))} is not in the order of the primary key"
                return
        except (TypeError, ValueError):
            return  # a key without a value, which is a finding already
        before = key


def _foreign_keys(schema: TableSchema, tables: Mapping[str, Columns]) -> Iterator[tuple[int, str]]:
    for key in schema.foreign_keys:
        known = set(_rows(tables[key.table], key.references))
        for row, cells in enumerate(_rows(tables[schema.name], key.columns)):
            if None not in cells and cells not in known:
                text = ", ".join(map(str, cells))
                yield row, f"`{text}` of {', '.join(key.columns)} is not in {key.table}"


def _rows(columns: Columns, names: Iterable[str]) -> Iterator[tuple[str | None, ...]]:
    return zip(*(columns[name] for name in names), strict=True)


def _location(schema: TableSchema, columns: Columns, row: int) -> Location:
    """Return the record that a row was made from, by the first id in it; else the schema."""
    owners = {key.columns: key.table for key in schema.foreign_keys}
    owners[schema.primary_key] = schema.name
    for name, cells in columns.items():
        cell = cells[row] if row < len(cells) else None
        found = None if cell is None else _record(owners.get((name,), ""), cell.split("/"))
        if found is not None:
            return found
    return Location(f"schemas/tables/{schema.name}.json")


def _record(table: str, parts: list[str]) -> Location | None:
    """Return the location of a record by its id: files are named after what they hold."""
    match table, parts:
        case "claims", [source, article, slug]:
            return Location(f"annotations/{source}/{article}.yaml").child("claims", slug)
        case "articles", [source, article]:
            return Location(f"sources/{source}.yaml").child("articles", article)
        case "sources", [source]:
            return Location(f"sources/{source}.yaml")
        case "actors" | "events" | "measures" | "units", [name]:
            return Location(f"annotations/registry/{table}.yaml").child(name)
        case "retired", [_, _, _]:
            return Location("annotations/retired.yaml").child("/".join(parts))
    return None
