"""Validates the staged CSV files with frictionless, as readers of the package do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import Package


def validate_package(folder: Path, package: Package) -> list[tuple[str, str]]:
    """Validate the CSV files of a folder with their keys and foreign keys. Returns (table, problem) pairs.

    Parquet is not read: frictionless is ten times slower on it than on CSV, and tests compare its values.
    """
    import frictionless

    descriptor = {
        "name": package.name,
        "resources": [
            {
                "name": schema.name,
                "type": "table",
                "path": f"{schema.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": dict(schema.descriptor),
            }
            for schema in package.schemas
        ],
    }
    staged = frictionless.Package.from_descriptor(descriptor, basepath=str(folder))
    report = staged.validate()
    problems = [("package", error.message) for error in report.errors]
    for task in report.tasks:
        problems += [(task.name, error.message) for error in task.errors]
    return problems
