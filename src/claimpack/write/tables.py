"""Writes a package to an empty folder and validates it: CSV first, then Parquet from the staged CSV.

In memory are one row group per thread, and the keys of earlier tables that others refer to.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack import plugins
from claimpack.model.location import Location
from claimpack.model.manifest import MANIFEST
from claimpack.rules.build import changed_release, table_broken
from claimpack.validate.arrow import ArrowValidator, topological_levels
from claimpack.write.csv import CsvFile
from claimpack.write.manifest import file_info
from claimpack.write.parquet import ParquetTable, row_groups

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.table import Package, TableSchema
    from claimpack.validate.arrow import TableCheck
    from claimpack.write.csv import StagedCsv
    from claimpack.write.manifest import FileInfo

# Each thread has a row group in memory.
_THREADS = 2

_HINT = "increase `version` in datapackage.json; a released version keeps its values"


def write_tables(
    folder: Path, package: Package, at: Location
) -> tuple[dict[str, FileInfo], tuple[Finding, ...]]:
    """Write every table as CSV and Parquet; return the files by name, or findings if a table is invalid.

    Findings of frictionless, which know no record, are located at `at`. Raises OSError.
    """
    staged = write_csv_files(folder, package)
    unsure = _unsure_tables(folder, package, staged)
    if unsure:
        found = _explained(folder, package, staged, unsure, at)
        if found:
            return {}, found
    files = {}
    for name, one in staged.items():
        files[f"{name}.csv"] = one.info
        files[f"{name}.parquet"] = file_info(folder / f"{name}.parquet", one.info.n_rows)
    return files, ()


def write_package(
    folder: Path, package: Package, at: Location
) -> tuple[dict[str, FileInfo], tuple[Finding, ...]]:
    """Write every table, and the databases of the package, as `write_tables` does.

    A released version with other values than those released is a finding. Raises OSError.
    """
    files, found = write_tables(folder, package, at)
    released = package.releases.get(package.version)
    if not found and released is not None and released != fingerprint(files):
        where = Location(MANIFEST).child("version")
        found = (changed_release.RULE.at(where, version=package.version, hint=_HINT),)
    if found:
        return {}, found
    for name in package.databases:
        exporter = plugins.exporter(name)
        target = folder / f"{package.name}{exporter.SUFFIX}"
        exporter.export(folder, package, target)
        files[target.name] = file_info(target, 0)
    return files, ()


def fingerprint(files: Mapping[str, FileInfo]) -> str:
    """Return the fingerprint of all values: the SHA-256 of the names and digests of all CSV files.

    The digested text has one line for each table, in the order of the names: the name, a space, the digest
    in hex.
    """
    lines = [f"{name} {info.sha256}\n" for name, info in sorted(files.items()) if name.endswith(".csv")]
    return f"sha256:{sha256(''.join(lines).encode()).hexdigest()}"


def write_csv_files(folder: Path, package: Package) -> dict[str, StagedCsv]:
    """Write the CSV file of every table; return them by table. Raises OSError."""
    files = {schema.name: CsvFile(folder / f"{schema.name}.csv", schema) for schema in package.schemas}
    staged = {}
    try:
        for table, text in package.pieces():
            files[table].write(text)
    finally:
        for table, file in files.items():
            staged[table] = file.close()
    return staged


def _unsure_tables(folder: Path, package: Package, staged: dict[str, StagedCsv]) -> list[TableSchema]:
    """Write the Parquet files; return the tables that do not pass, whose files are incomplete."""
    validator = ArrowValidator(package.schemas)

    def reason(schema: TableSchema) -> str | None:
        return write_parquet(folder, schema, package, staged[schema.name], validator.check(schema))

    unsure = []
    with ThreadPoolExecutor(_THREADS) as threads:  # Arrow releases the interpreter lock
        for level in topological_levels(package.schemas):
            reasons = zip(level, threads.map(reason, level), strict=True)
            unsure += [schema for schema, why in reasons if why is not None]
    return unsure


def _explained(
    folder: Path,
    package: Package,
    staged: dict[str, StagedCsv],
    unsure: list[TableSchema],
    at: Location,
) -> tuple[Finding, ...]:
    """Validate unsure tables with the slow validators. If all of them pass, write their Parquet files."""
    from claimpack.validate.explain import explain
    from claimpack.validate.package import validate_package

    found = explain(package, [schema.name for schema in unsure])
    if found:
        return found
    problems = validate_package(folder, package)
    if not problems:
        reasons = ((one.name, write_parquet(folder, one, package, staged[one.name])) for one in unsure)
        problems = [(name, reason) for name, reason in reasons if reason is not None]
    return tuple(table_broken.RULE.at(at, table=name, problem=problem) for name, problem in problems)


def write_parquet(
    folder: Path, schema: TableSchema, package: Package, staged: StagedCsv, check: TableCheck | None = None
) -> str | None:
    """Write a Parquet file from a staged CSV file, as long as the check passes; return why it does not."""
    import pyarrow as pa

    n_rows = 0
    target = ParquetTable(folder / f"{schema.name}.parquet", schema, package)
    try:
        for group in row_groups(staged, schema):
            n_rows += group.num_rows
            if check is not None:
                check.add(group)
            if check is None or check.passed:
                target.write(group)
        if check is not None:
            check.finish()
    except pa.ArrowException as error:
        return str(error).partition("\n")[0]
    finally:
        target.close()
        pa.default_memory_pool().release_unused()
    if n_rows != staged.info.n_rows:
        return f"{staged.info.n_rows} rows were written and {n_rows} are read"
    return "it may not fit its schema" if check is not None and not check.passed else None
