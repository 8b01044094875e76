"""The packages that clients read, built once: invented ones, and the one that CLAIMPACK_PACKAGE names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.clients import packages
from tests.clients.expected import Table, tables_of

GIVEN = os.environ.get("CLAIMPACK_PACKAGE")


@pytest.fixture(scope="session", params=["harbour", "hard", *([GIVEN] if GIVEN else [])])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package, with its manifest, schemas and tables."""
    make = {"harbour": packages.harbour, "hard": packages.hard}.get(request.param)
    if make is None:
        return Path(request.param).resolve()
    return make(tmp_path_factory.mktemp("package") / request.param)


@pytest.fixture(scope="session")
def tables(package: Path) -> list[Table]:
    return tables_of(package)


@pytest.fixture(scope="session")
def databases(package: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The database files of the package, by format."""
    return packages.databases(package, tmp_path_factory.mktemp("databases"))
