"""Row groups to a Parquet file, and two such files by their values."""

from __future__ import annotations

import json
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from claimpack.write.columns import arrow_types, regrouped

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import Package, TableSchema


class ParquetTable:
    """A Parquet file that grows by row groups, zstd: text, int32, bool, date32 and decimal(20, 6).

    It carries the package's metadata. Bytes depend on the version of Arrow, which the lock pins and
    the file names; values do not.
    """

    def __init__(self, path: Path, schema: TableSchema, package: Package) -> None:
        """Begin the file. Raises OSError."""
        import pyarrow.parquet as pq

        self._schema = arrow_schema(schema, package)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, group: Any) -> None:
        """Add a row group. Raises pyarrow.ArrowInvalid for a gap in a column that has none."""
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_arrays(group.columns, schema=self._schema))

    def close(self) -> None:
        """Write the end of the file."""
        self._writer.close()


def arrow_schema(schema: TableSchema, package: Package) -> Any:
    """Give the columns of a Parquet file with what their file says of the package."""
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
            arrow_types()[field.type],
            nullable=not field.required,
            metadata={"description": field.description},
        )
        for field in schema.fields
    ]
    return pa.schema(fields, metadata=metadata)


def _nullable_types(schema: TableSchema) -> str:
    """Tell pandas to read integers and booleans with gaps as such, and not as floats and objects.

    This is the key `pandas` of the file's metadata, as pandas documents it for developers.
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
    """Tell whether two Parquet files hold the same schema, metadata and values."""
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
