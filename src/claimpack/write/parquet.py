"""Writes Parquet files from staged CSV files, and compares Parquet files by value."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from claimpack.model.table import ITEM_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from claimpack.model.table import Field, Package, TableSchema
    from claimpack.write.csv import StagedCsv

N_ROWS = 1 << 17
"""Rows of a row group. The bytes of Parquet depend on it, and otherwise on the data and Arrow alone."""
_BLOCK = 1 << 20


class ParquetTable:
    """An open Parquet file, Snappy: text, lists of text, int32, bool, date32 and double. Raises OSError.

    Its metadata are those of the package and the table. Bytes depend on the version of Arrow, which the
    lock file pins; values do not.
    """

    def __init__(self, path: Path, schema: TableSchema, package: Package) -> None:
        import pyarrow.parquet as pq

        self._fields = schema.fields
        self._schema = arrow_schema(schema, package)
        self._writer = pq.ParquetWriter(path, self._schema, compression="snappy")

    def write(self, group: Any) -> None:
        """Append a row group. Raises pyarrow.ArrowInvalid for a missing value in a required column."""
        import pyarrow as pa

        columns = [
            _split(column) if field.is_list else column
            for field, column in zip(self._fields, group.columns, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))

    def close(self) -> None:
        """Write the footer and close the file."""
        self._writer.close()


def arrow_schema(schema: TableSchema, package: Package) -> Any:
    """Return the schema of a Parquet file, with the metadata of its package."""
    import pyarrow as pa

    metadata = {
        "claimpack:package": package.name,
        "claimpack:version": package.version,
        "claimpack:licence": package.licence,
        "claimpack:table": schema.name,
        "title": schema.title,
        "description": schema.description,
        "pandas": _nullable_types(schema),
    }
    fields = [
        pa.field(
            field.name,
            _list_type() if field.is_list else arrow_types()[field.type],
            nullable=not field.required,
            metadata=_field_metadata(field),
        )
        for field in schema.fields
    ]
    return pa.schema(fields, metadata=metadata)


def _list_type() -> Any:
    import pyarrow as pa

    return pa.list_(pa.string())


def _split(column: Any) -> Any:
    import pyarrow.compute as pc

    return pc.split_pattern(column, ITEM_SEPARATOR)


def _field_metadata(field: Field) -> dict[str, str]:
    """Return the description, and the codes of a vocabulary with their labels as JSON."""
    metadata = {"description": field.description}
    if field.categories:
        categories = [{"value": code, "label": label} for code, label in field.categories]
        metadata["categories"] = json.dumps(categories, ensure_ascii=False)
    return metadata


def _nullable_types(schema: TableSchema) -> str:
    """Return the value of the metadata key `pandas`, as pandas documents it for developers.

    With it pandas reads integers and booleans with missing values as such, and not as floats and objects.
    """
    types = {"integer": ("int32", "Int32"), "boolean": ("bool", "boolean")}
    columns = [
        {
            "name": field.name,
            "field_name": field.name,
            "pandas_type": types[field.type][0],
            "numpy_type": types[field.type][1],
            "metadata": None,
        }
        for field in schema.fields
        if field.type in types
    ]
    return json.dumps(
        {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "2.0.0"}
    )


def same_values(one: Path, other: Path) -> bool:
    """Determine whether two Parquet files hold the same schema, metadata and values."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(one) as mine, pq.ParquetFile(other) as theirs:
            schema = mine.schema_arrow
            if not schema.equals(theirs.schema_arrow, check_metadata=True):
                return False
            groups = (regrouped(file.iter_batches(), schema) for file in (mine, theirs))
            return all(a is not None and b is not None and a.equals(b) for a, b in zip_longest(*groups))
    except (pa.ArrowException, OSError):
        return False


def row_groups(staged: StagedCsv, schema: TableSchema) -> Iterator[Any]:
    """Yield a CSV file as tables of `N_ROWS` rows, each in one chunk; one without rows if there are none.

    Raises pyarrow.ArrowInvalid where a cell does not fit its type.
    """
    import pyarrow as pa
    import pyarrow.csv

    types = pa.schema([pa.field(field.name, arrow_types()[field.type]) for field in schema.fields])
    reader = pyarrow.csv.open_csv(
        staged.path,
        read_options=pyarrow.csv.ReadOptions(block_size=max(_BLOCK, staged.longest_piece)),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=types,
            include_columns=types.names,
            null_values=[""],
            strings_can_be_null=True,
            true_values=["true"],
            false_values=["false"],
        ),
    )
    with reader:
        yield from regrouped(reader, types)


def regrouped(batches: Iterable[Any], schema: Any) -> Iterator[Any]:
    """Divide batches of any size into tables of `N_ROWS` rows, so that bytes do not depend on the size."""
    import pyarrow as pa

    held: list[Any] = []
    n_held = 0
    n_yielded = 0
    for batch in batches:
        held.append(batch)
        n_held += batch.num_rows
        while n_held >= N_ROWS:
            table = pa.Table.from_batches(held, schema)
            yield table.slice(0, N_ROWS).combine_chunks()
            held, n_held, n_yielded = table.slice(N_ROWS).to_batches(), n_held - N_ROWS, n_yielded + 1
    if n_held or not n_yielded:
        yield pa.Table.from_batches(held, schema).combine_chunks()


def arrow_types() -> dict[str, Any]:
    """Return the type of a column by the type of its field."""
    import pyarrow as pa

    return {
        "string": pa.string(),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "number": pa.float64(),
    }
