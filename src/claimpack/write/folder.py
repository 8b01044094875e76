"""A package to the files of an empty folder, past the gate: CSV first, then Parquet from what was written.

One row group is in memory at a time, and of the tables before it the keys that others refer to.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from claimpack.rules.build import table_broken
from claimpack.write.columns import row_groups
from claimpack.write.digests import digest_of
from claimpack.write.lines import write_csv
from claimpack.write.parquet import ParquetTable
from claimpack.write.quick_gate import QuickGate, waves
from claimpack.write.referee import referee

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.location import Location
    from claimpack.model.table import Package, Table, TableSchema
    from claimpack.write.digests import Digest
    from claimpack.write.lines import Staged
    from claimpack.write.quick_gate import Look

    Explain = Callable[[Package, Collection[str]], tuple[Finding, ...]]
    """Says what is wrong with the tables of these names."""

# Two tables at once, and no more: each has a row group in memory.
_THREADS = 2


def fill(
    folder: Path, package: Package, explain: Explain, at: Location
) -> tuple[dict[str, Digest], tuple[Finding, ...]]:
    """Write every table twice; give the digests by file name, and what keeps them from being published.

    `at` is where a finding points that only frictionless has made. Raises OSError.
    """
    tables = {table.name: table for table in package.tables}
    staged = {name: write_csv(table, folder / f"{name}.csv") for name, table in tables.items()}
    gate = QuickGate(table.schema for table in package.tables)

    def doubt(schema: TableSchema) -> str | None:
        return _doubt(folder, tables[schema.name], package, staged[schema.name], gate.look(schema))

    doubtful = []
    with ThreadPoolExecutor(_THREADS) as threads:  # Arrow works outside the interpreter's lock
        for wave in waves(table.schema for table in package.tables):
            doubts = zip(wave, threads.map(doubt, wave), strict=True)
            doubtful += [tables[schema.name] for schema, why in doubts if why is not None]
    if doubtful:
        found = explain(package, [table.name for table in doubtful])
        found = found or _last_judged(folder, package, doubtful, staged, at)
        if found:
            return {}, found
    files = {}
    for name, one in staged.items():
        files[f"{name}.csv"] = one.digest
        files[f"{name}.parquet"] = digest_of(folder / f"{name}.parquet", one.digest.n_rows)
    return files, ()


def _last_judged(
    folder: Path, package: Package, doubtful: list[Table], staged: Mapping[str, Staged], at: Location
) -> tuple[Finding, ...]:
    """Let frictionless decide what the quick gate doubts and nobody explains."""
    problems = referee(folder, package)
    if not problems:
        doubts = ((table.name, _doubt(folder, table, package, staged[table.name])) for table in doubtful)
        problems = [(name, doubt) for name, doubt in doubts if doubt is not None]
    return tuple(table_broken.RULE.at(at, table=name, problem=problem) for name, problem in problems)


def _doubt(
    folder: Path, table: Table, package: Package, staged: Staged, look: Look | None = None
) -> str | None:
    """Write Parquet, while somebody looks, as long as there is no doubt; tell the doubt."""
    import pyarrow as pa

    n_rows = 0
    target = ParquetTable(folder / f"{table.name}.parquet", table.schema, package)
    try:
        for group in row_groups(staged, table.schema):
            n_rows += group.num_rows
            if look is not None:
                look.at(group)
            if look is None or look.sound:
                target.write(group)
        if look is not None:
            look.end()
    except pa.ArrowException as error:
        return str(error).partition("\n")[0]
    finally:
        target.close()
        pa.default_memory_pool().release_unused()
    if n_rows != staged.digest.n_rows:
        return f"{staged.digest.n_rows} rows were written and {n_rows} are read"
    return "it may not keep its schema" if look is not None and not look.sound else None
