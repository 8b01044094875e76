"""A table to the bytes of its CSV and Parquet files, the same on every machine."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimpack.model.table import Cell, Package, Table


def csv_bytes(table: Table) -> bytes:
    """Write CSV (RFC 4180 with LF): UTF-8 without BOM, quotes where needed, null as nothing."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    columns = [[_text(cell) for cell in cells] for cells in table.columns.values()]
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode("utf-8")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def parquet_bytes(table: Table, package: Package) -> bytes:
    """Write Parquet, zstd: text, int32, bool, date32 and decimal(20, 6), with the package's metadata.

    Bytes depend on the version of Arrow, which the lock pins and the file names; values do not.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: dict[str, Any] = {
        "string": pa.string(),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "number": pa.decimal128(20, 6),
    }
    metadata = {
        "claimpack:package": package.name,
        "claimpack:version": package.version,
        "claimpack:licence": package.licence,
        "claimpack:table": table.name,
        "title": table.schema.title,
        "description": table.schema.description,
        "pandas": _nullable_types(table),
    }
    schema = pa.schema(
        [
            pa.field(
                field.name,
                types[field.type],
                nullable=not field.required,
                metadata={"description": field.description},
            )
            for field in table.schema.fields
        ],
        metadata=metadata,
    )
    arrays = [pa.array(table.columns[field.name], type=types[field.type]) for field in table.schema.fields]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _nullable_types(table: Table) -> str:
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
        for field in table.schema.fields
        if field.type in types
    ]
    return json.dumps(
        {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "2.0.0"}
    )


def same_values(one: bytes, other: bytes) -> bool:
    """Tell whether two Parquet files hold the same schema, metadata and values."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        tables = [pq.read_table(pa.BufferReader(content)) for content in (one, other)]
    except (pa.ArrowException, OSError):
        return False
    return bool(tables[0].equals(tables[1], check_metadata=True))
