"""pyarrow reads CSV and Parquet; the types of Parquet are those that every reader has."""

from __future__ import annotations

from typing import Any

import pyarrow
import pyarrow.csv
import pyarrow.parquet

from tests.clients.expected import Table, difference

ARROW = {
    "string": pyarrow.string(),
    "integer": pyarrow.int32(),
    "number": pyarrow.float64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "list": pyarrow.list_(pyarrow.string()),
}
# Physical type, and logical type, of a column of Parquet (Apache Parquet, Types).
STORED = {
    "string": ("BYTE_ARRAY", "STRING"),
    "integer": ("INT32", "NONE"),
    "number": ("DOUBLE", "NONE"),
    "boolean": ("BOOLEAN", "NONE"),
    "date": ("INT32", "DATE"),
    "list": ("BYTE_ARRAY", "STRING"),
}


def rows(read: Any) -> list[tuple[Any, ...]]:
    columns = [column.to_pylist() for column in read.columns]
    return [
        tuple(tuple(value) if isinstance(value, list) else value for value in row)
        for row in zip(*columns, strict=True)
    ]


def test_csv(tables: list[Table]) -> None:
    for table in tables:
        types = {column.name: ARROW[column.type_in_text] for column in table.columns}
        read = pyarrow.csv.read_csv(
            table.csv,
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=types, null_values=[""], strings_can_be_null=True
            ),
        )
        assert difference(table, read.column_names, rows(read), lists=False) is None


def test_parquet(tables: list[Table]) -> None:
    for table in tables:
        read = pyarrow.parquet.read_table(table.parquet)
        assert difference(table, read.column_names, rows(read), lists=True) is None
        assert [field.type for field in read.schema] == [ARROW[column.type] for column in table.columns]
        assert [field.nullable for field in read.schema] == [not one.required for one in table.columns]


def test_types_and_compression_of_parquet_are_those_that_every_reader_has(tables: list[Table]) -> None:
    for table in tables:
        file = pyarrow.parquet.ParquetFile(table.parquet)
        leaves = [file.schema.column(at) for at in range(len(file.schema))]
        stored = [(leaf.physical_type, leaf.logical_type.type) for leaf in leaves]
        assert stored == [STORED[column.type] for column in table.columns]
        assert not any(leaf.converted_type == "DECIMAL" for leaf in leaves)
        for group in map(file.metadata.row_group, range(file.metadata.num_row_groups)):
            chunks = [group.column(at) for at in range(group.num_columns)]
            assert {chunk.compression for chunk in chunks} == {"SNAPPY"}
