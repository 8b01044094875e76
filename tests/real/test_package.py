"""The published package, loaded by the clients that its users have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas
import polars
import pyarrow.parquet
import pytest

from claimpack.workspace.contracts import read_contracts
from tests.conftest import ROOT, claimpack

BUILD = ROOT / "build"
TABLES = [table.name for table in read_contracts().tables]

# Nothing has been released yet, so nothing can be retired.
MAY_BE_EMPTY = {"retired"}


def test_the_tables_are_current() -> None:
    ran = claimpack("build", "--check", cwd=ROOT)
    assert ran.status == 0, ran.out


def test_the_tables_are_the_same_with_the_texts(real_texts: Path) -> None:
    ran = claimpack("build", "--check", "--texts", real_texts, cwd=ROOT)
    assert ran.status == 0, ran.out
    assert "against the mask" not in ran.out


def test_frictionless_finds_the_package_valid() -> None:
    report = frictionless.validate(str(ROOT / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) == 42


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows(name: str) -> None:
    n_rows = pyarrow.parquet.read_metadata(BUILD / f"{name}.parquet").num_rows
    assert n_rows > 0 or name in MAY_BE_EMPTY


@pytest.fixture(scope="module")
def csv_views() -> Any:
    """A DuckDB in which every table is a view of its CSV file, typed by DuckDB from the schema."""
    types = {"string": "VARCHAR", "integer": "INTEGER", "boolean": "BOOLEAN", "date": "DATE"}
    database = duckdb.connect()
    for table in read_contracts().tables:
        columns = {field.name: types.get(field.type, "DOUBLE") for field in table.fields}
        path = BUILD / f"{table.name}.csv"
        lists = [
            f"string_split({field.name}, '|') AS {field.name}" for field in table.fields if field.is_list
        ]
        shown = f"* REPLACE ({', '.join(lists)})" if lists else "*"
        database.execute(
            f"CREATE VIEW {table.name} AS SELECT {shown} FROM read_csv('{path}', header=true, columns={columns}, "
            "nullstr='', quote='\"', escape='\"')"
        )
    return database


@pytest.fixture(scope="module")
def parquet_views() -> Any:
    database = duckdb.connect()
    for name in TABLES:
        database.execute(f"CREATE VIEW {name} AS SELECT * FROM '{BUILD / name}.parquet'")
    return database


@pytest.mark.parametrize("name", TABLES)
def test_parquet_and_csv_hold_equal_values(name: str, csv_views: Any, parquet_views: Any) -> None:
    columns = csv_views.execute(f"DESCRIBE {name}").fetchall()
    assert [row[:2] for row in columns] == [
        row[:2] for row in parquet_views.execute(f"DESCRIBE {name}").fetchall()
    ]
    assert csv_views.execute(f"FROM {name}").fetchall() == parquet_views.execute(f"FROM {name}").fetchall()


@pytest.mark.parametrize("name", TABLES)
def test_pandas_and_polars_read_both(name: str) -> None:
    text = {"dtype": "str", "keep_default_na": False}
    pandas_csv = pandas.read_csv(BUILD / f"{name}.csv", **text)
    pandas_parquet = pandas.read_parquet(BUILD / f"{name}.parquet")
    polars_csv = polars.read_csv(BUILD / f"{name}.csv", infer_schema=False)
    polars_parquet = polars.read_parquet(BUILD / f"{name}.parquet")
    shapes = {frame.shape for frame in (pandas_csv, pandas_parquet, polars_csv, polars_parquet)}
    assert len(shapes) == 1
    assert list(pandas_csv) == list(pandas_parquet) == polars_csv.columns == polars_parquet.columns
    types = {
        "string": polars.String,
        "integer": polars.Int32,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    for field in next(table for table in read_contracts().tables if table.name == name).fields:
        expected = polars.List(polars.String) if field.is_list else types.get(field.type, polars.Float64)
        assert polars_parquet.schema[field.name] == expected, field.name


@pytest.mark.parametrize("name", TABLES)
def test_parquet_carries_version_licence_and_descriptions(name: str) -> None:
    manifest = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    schema = pyarrow.parquet.read_schema(BUILD / f"{name}.parquet")
    metadata = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    assert metadata["claimpack:version"] == manifest["version"]
    assert metadata["claimpack:licence"] == "CC-BY-4.0"
    assert metadata["claimpack:package"] == manifest["name"]
    assert all(field.metadata[b"description"] for field in schema)
    group = pyarrow.parquet.read_metadata(BUILD / f"{name}.parquet")
    if group.num_rows:
        assert group.row_group(0).column(0).compression == "SNAPPY"


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_plain(name: str) -> None:
    content = (BUILD / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


def test_a_figure_is_a_double(parquet_views: Any) -> None:
    sql = "SELECT value FROM figures WHERE claim_id = 'containers-warning/main/ru-shells-2023'"
    assert parquet_views.execute(sql).fetchall() == [(2500000.0,)]
