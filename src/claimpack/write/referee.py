"""Staged tables before the last judge: frictionless reads them from disk as any reader would."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import Package


def referee(folder: Path, package: Package) -> list[tuple[str, str]]:
    """Validate the CSV files of a folder with their keys and foreign keys. Gives (table, problem).

    Parquet is not read here: frictionless is ten times slower on it than on CSV, and its values are
    those of the CSV by test.
    """
    import frictionless

    descriptor = {
        "name": package.name,
        "resources": [
            {
                "name": table.name,
                "type": "table",
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": dict(table.schema.descriptor),
            }
            for table in package.tables
        ],
    }
    staged = frictionless.Package.from_descriptor(descriptor, basepath=str(folder))
    report = staged.validate()
    problems = [("package", error.message) for error in report.errors]
    for task in report.tasks:
        problems += [(task.name, error.message) for error in task.errors]
    return problems
