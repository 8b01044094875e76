"""Tables against their own schemas, before anything is published (rule B03): what is wrong, and where.

Nobody comes here before Arrow has doubts about a table. pandera checks required cells, vocabularies,
bounds, patterns and primary keys, as the Table Schemas say. It knows neither unique columns that are not
the key nor foreign keys nor the order of rows; these are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.check.cells import columns_of, untyped
from claimpack.model.location import Location
from claimpack.rules.build import table_broken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimpack.check.cells import Column
    from claimpack.model.finding import Finding
    from claimpack.model.table import Package, Table

    Columns = dict[str, Column]

_WORDS = {
    "not_nullable": "is empty",
    "multiple_fields_uniqueness": "repeats a primary key",
    "field_uniqueness": "repeats a primary key",
}


def check_package(package: Package, names: Collection[str]) -> tuple[Finding, ...]:
    """Find what keeps tables of these names from being published, at the record of each row."""
    tables = {table.name: table for table in package.tables}
    doubtful = [(table, columns_of(table)) for table in package.tables if table.name in names]
    found = [
        (table, columns, row, problem)
        for check in (_cells, _unique_columns, _order)
        for table, columns in doubtful
        for row, problem in check(table, columns)
    ]
    for table, columns in doubtful:
        found += [(table, columns, *one) for one in _foreign_keys(table, columns, tables)]
    return tuple(
        table_broken.RULE.at(_locus(table, columns, row), table=table.name, problem=problem)
        for table, columns, row, problem in found
    )


def _cells(table: Table, columns: Columns) -> Iterator[tuple[int, str]]:
    problems = list(untyped(table, columns))
    yield from problems or _against_schema(table, columns)


def _against_schema(table: Table, columns: Columns) -> Iterator[tuple[int, str]]:
    import pandera
    from pandera.io.pandas_io import from_frictionless_schema

    schema = from_frictionless_schema(dict(table.schema.descriptor))
    nullable = {
        field.name: {"dtype": _NULLABLE[field.type]}
        for field in table.schema.fields
        if field.type in _NULLABLE
    }
    try:
        schema.update_columns(nullable).validate(_frame(table, columns), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        seen = set()
        for case in errors.failure_cases.to_dict("records"):
            row, problem = _case(table, columns, case)
            if (row, problem) not in seen:
                seen.add((row, problem))
                yield row, problem


_NULLABLE = {"integer": "Int64", "boolean": "boolean"}


def _frame(table: Table, columns: Columns) -> Any:
    import pandas

    series = {}
    for field in table.schema.fields:
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


def _case(table: Table, columns: Columns, case: dict[str, Any]) -> tuple[int, str]:
    row = int(case["index"]) if case["index"] == case["index"] and case["index"] is not None else 0
    kind = str(case["check"])
    if kind in ("multiple_fields_uniqueness", "field_uniqueness"):
        key = ", ".join(str(columns[column][row]) for column in table.schema.primary_key)
        return row, f"the row {key} {_WORDS[kind]}"
    written = f"`{case['failure_case']}` fails {kind}"
    return row, f"the column {case['column']} {_WORDS.get(kind, f'has a bad cell: {written}')}"


def _unique_columns(table: Table, columns: Columns) -> Iterator[tuple[int, str]]:
    fields: list[dict[str, Any]] = table.schema.descriptor["fields"]  # type: ignore[assignment]
    for field in fields:
        if not field.get("constraints", {}).get("unique"):
            continue
        seen: set[str | None] = set()
        for row, cell in enumerate(columns[field["name"]]):
            if cell is not None and cell in seen:
                yield row, f"the column {field['name']} repeats `{cell}`"
            seen.add(cell)


def _order(table: Table, columns: Columns) -> Iterator[tuple[int, str]]:
    types = {field.name: field.type for field in table.schema.fields}
    before: list[Any] = []
    for row, cells in enumerate(zip(*(columns[name] for name in table.schema.primary_key), strict=True)):
        try:
            key = [
                int(cell or "") if types[name] == "integer" else cell
                for name, cell in zip(table.schema.primary_key, cells, strict=True)
            ]
            if key < before:
                yield row, f"the row {', '.join(map(str, cells))} is not in the order of the primary key"
                return
        except (TypeError, ValueError):
            return  # a key with a gap, which is a finding already
        before = key


def _foreign_keys(table: Table, columns: Columns, tables: dict[str, Table]) -> Iterator[tuple[int, str]]:
    for key in table.schema.foreign_keys:
        target = columns_of(tables[key.table], key.references)
        known = set(zip(*(target[column] for column in key.references), strict=True))
        for row, cells in enumerate(zip(*(columns[column] for column in key.columns), strict=True)):
            if None not in cells and cells not in known:
                yield (
                    row,
                    f"`{', '.join(map(str, cells))}` of {', '.join(key.columns)} is not in {key.table}",
                )


def _locus(table: Table, columns: Columns, row: int) -> Location:
    """Find the record that a row was made from, by the first id in it; else point at the schema."""
    owners = {key.columns: key.table for key in table.schema.foreign_keys}
    owners[table.schema.primary_key] = table.name
    for name, cells in columns.items():
        cell = cells[row] if row < len(cells) else None
        found = None if cell is None else _record(owners.get((name,), ""), cell.split("/"))
        if found is not None:
            return found
    return Location(f"schemas/tables/{table.name}.json")


def _record(table: str, parts: list[str]) -> Location | None:
    """Give the place of a record by its id: files are called after what they hold."""
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
