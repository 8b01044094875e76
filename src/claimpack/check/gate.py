"""Tables against their own schemas, in memory, before anything is written (rule B03).

pandera checks types, required cells, vocabularies, bounds, patterns and primary keys, as the Table
Schemas say. It knows neither unique columns that are not the key nor foreign keys; these are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.model.locus import Locus
from claimpack.rules.build import table_broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.table import Cell, Package, Table

_WORDS = {
    "not_nullable": "is empty",
    "multiple_fields_uniqueness": "repeats a primary key",
    "field_uniqueness": "repeats a primary key",
}


def check_package(package: Package, corpus: Corpus) -> tuple[Diagnostic, ...]:
    """Find what keeps a table from being published. Each finding points at the record of its row."""
    found = [
        *_against_schemas(package),
        *_unique_columns(package),
        *_foreign_keys(package),
    ]
    return tuple(
        table_broken.RULE.at(_locus(table, row, corpus), table=table.name, problem=problem)
        for table, row, problem in found
    )


def _against_schemas(package: Package) -> Iterator[tuple[Table, int, str]]:
    import pandera
    from pandera.io.pandas_io import from_frictionless_schema

    for table in package.tables:
        schema = from_frictionless_schema(dict(table.schema.descriptor))
        nullable = {
            field.name: {"dtype": {"integer": "Int64", "boolean": "boolean"}[field.type]}
            for field in table.schema.fields
            if field.type in ("integer", "boolean")
        }
        try:
            schema.update_columns(nullable).validate(_frame(table), lazy=True)
        except pandera.errors.SchemaErrors as errors:
            seen = set()
            for case in errors.failure_cases.to_dict("records"):
                row, problem = _case(table, case)
                if (row, problem) not in seen:
                    seen.add((row, problem))
                    yield table, row, problem


def _frame(table: Table) -> Any:
    import pandas

    series = {}
    for field in table.schema.fields:
        cells = table.columns[field.name]
        if field.type == "number":
            series[field.name] = pandas.Series(
                [None if c is None else float(str(c)) for c in cells], dtype="float64"
            )
        elif field.type in ("integer", "boolean"):
            series[field.name] = pandas.Series(
                cells, dtype={"integer": "Int64", "boolean": "boolean"}[field.type]
            )
        else:
            texts = [None if cell is None else str(cell) for cell in cells]
            series[field.name] = pandas.Series(texts, dtype="str")
    return pandas.DataFrame(series)


def _case(table: Table, case: dict[str, Any]) -> tuple[int, str]:
    row = int(case["index"]) if case["index"] == case["index"] and case["index"] is not None else 0
    kind = str(case["check"])
    if kind in ("multiple_fields_uniqueness", "field_uniqueness"):
        key = ", ".join(str(table.columns[column][row]) for column in table.schema.primary_key)
        return row, f"the row {key} {_WORDS[kind]}"
    written = f"`{case['failure_case']}` fails {kind}"
    return row, f"the column {case['column']} {_WORDS.get(kind, f'has a bad cell: {written}')}"


def _unique_columns(package: Package) -> Iterator[tuple[Table, int, str]]:
    for table in package.tables:
        fields: list[dict[str, Any]] = table.schema.descriptor["fields"]  # type: ignore[assignment]
        for field in fields:
            if not field.get("constraints", {}).get("unique"):
                continue
            seen: set[Cell] = set()
            for row, cell in enumerate(table.columns[field["name"]]):
                if cell is not None and cell in seen:
                    yield table, row, f"the column {field['name']} repeats `{cell}`"
                seen.add(cell)


def _foreign_keys(package: Package) -> Iterator[tuple[Table, int, str]]:
    tables = {table.name: table for table in package.tables}
    for table in package.tables:
        for key in table.schema.foreign_keys:
            target = tables[key.table]
            known = set(zip(*(target.columns[column] for column in key.references), strict=True))
            rows = zip(*(table.columns[column] for column in key.columns), strict=True)
            for row, cells in enumerate(rows):
                if None not in cells and cells not in known:
                    shown = ", ".join(map(str, cells))
                    yield table, row, f"`{shown}` of {', '.join(key.columns)} is not in {key.table}"


def _locus(table: Table, row: int, corpus: Corpus) -> Locus:
    """Find the record that a row was made from, by the ids in it; else point at the schema."""
    cells = [column[row] for column in table.columns.values()] if table.n_rows else []
    return corpus.locus_of(*cells) or Locus(f"schemas/tables/{table.name}.json")
