"""Frictionless finds the package valid, and loads all of it into a database."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import frictionless

from tests.clients.expected import Table, difference, from_sqlite


def csv_only(package: Path) -> Any:
    read = frictionless.Package(str(package / "datapackage.json"))
    for name in list(read.resource_names):
        if read.get_resource(name).format == "parquet":
            read.remove_resource(name)
    return read


def assert_loaded(tables: list[Table], file: Path, suffix: str = "") -> None:
    connection = sqlite3.connect(file)
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in table.names)
        key = ", ".join(f'"{name}"' for name in table.primary_key)
        rows = connection.execute(f'SELECT {columns} FROM "{table.name}{suffix}" ORDER BY {key}').fetchall()
        assert difference(table, table.names, from_sqlite(table, rows), lists=False) is None
    connection.close()


def test_csv_is_valid(tables: list[Table], package: Path) -> None:
    report = csv_only(package).validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in tables]


def test_the_package_is_valid(package: Path) -> None:
    report = frictionless.validate(str(package / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["name", "type", "message"])[:3]


def test_parquet_without_lists_is_valid(tables: list[Table], package: Path) -> None:
    read = frictionless.Package(str(package / "datapackage.json"))
    for table in tables:
        if not table.of_type("list"):
            resource = read.get_resource(f"{table.name}-parquet")
            report = resource.validate()
            assert report.valid, report.flatten(["name", "type", "message"])
            assert len(resource.read_rows()) == len(table.cells)


def test_rows_of_csv(tables: list[Table], package: Path) -> None:
    read = frictionless.Package(str(package / "datapackage.json"))
    for table in tables:
        rows = [
            [
                float(cell) if column.type == "number" and cell is not None else cell
                for column, cell in zip(table.columns, row.values(), strict=True)
            ]
            for row in read.get_resource(table.name).read_rows()
        ]
        assert difference(table, table.names, rows, lists=False) is None


def test_publish_loads_every_row_of_every_table(tables: list[Table], package: Path, tmp_path: Path) -> None:
    file = tmp_path / "published.sqlite"
    csv_only(package).publish(f"sqlite:///{file}")
    assert_loaded(tables, file)


def test_publish_loads_parquet_too(tables: list[Table], package: Path, tmp_path: Path) -> None:
    file = tmp_path / "published.sqlite"
    frictionless.Package(str(package / "datapackage.json")).publish(f"sqlite:///{file}")
    assert_loaded(tables, file)
    connection = sqlite3.connect(file)
    for table in tables:
        (count,) = connection.execute(f'SELECT count(*) FROM "{table.name}-parquet"').fetchone()
        assert count == len(table.cells)
    connection.close()


def test_index_loads_every_row_of_every_table(tables: list[Table], package: Path, tmp_path: Path) -> None:
    file = tmp_path / "indexed.sqlite"
    for resource in csv_only(package).resources:
        resource.index(f"sqlite:///{file}", name=resource.name)
    assert_loaded(tables, file)


def test_a_fast_index_has_every_cell_as_text(tables: list[Table], package: Path, tmp_path: Path) -> None:
    """With `fast` an empty cell is empty text, not null: the file is copied as it is."""
    file = tmp_path / "indexed.sqlite"
    for resource in csv_only(package).resources:
        resource.index(f"sqlite:///{file}", name=resource.name, fast=True)
    connection = sqlite3.connect(file)
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in table.of_type("string", "list"))
        cells = connection.execute(f'SELECT {columns} FROM "{table.name}"').fetchall()
        wanted = [at for at, column in enumerate(table.columns) if column.type in ("string", "list")]
        assert cells == [tuple(row[at] for at in wanted) for row in table.cells]
    connection.close()
