"""Staged CSV files as Arrow reads them, in row groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.table import TableSchema
    from claimpack.write.lines import Staged

N_ROWS = 1 << 17
"""Rows of a row group. Bytes of Parquet depend on it, and on nothing else that is not in the data."""
_BLOCK = 1 << 20


def row_groups(staged: Staged, schema: TableSchema) -> Iterator[Any]:
    """Give a CSV file as tables of `N_ROWS` rows, each in one piece; one without rows if there are none.

    Raises pyarrow.ArrowInvalid where a cell does not fit its type.
    """
    import pyarrow as pa
    import pyarrow.csv

    types = pa.schema([pa.field(field.name, arrow_types()[field.type]) for field in schema.fields])
    reader = pyarrow.csv.open_csv(
        staged.path,
        read_options=pyarrow.csv.ReadOptions(block_size=max(_BLOCK, staged.longest)),
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
    """Cut batches of any size into tables of `N_ROWS` rows, so that bytes do not depend on the size."""
    import pyarrow as pa

    held: list[Any] = []
    n_held = 0
    n_given = 0
    for batch in batches:
        held.append(batch)
        n_held += batch.num_rows
        while n_held >= N_ROWS:
            table = pa.Table.from_batches(held, schema)
            yield table.slice(0, N_ROWS).combine_chunks()
            held, n_held, n_given = table.slice(N_ROWS).to_batches(), n_held - N_ROWS, n_given + 1
    if n_held or not n_given:
        yield pa.Table.from_batches(held, schema).combine_chunks()


def arrow_types() -> dict[str, Any]:
    """Give the type of a column by the type of its field."""
    import pyarrow as pa

    return {
        "string": pa.string(),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "number": pa.decimal128(20, 6),
    }
