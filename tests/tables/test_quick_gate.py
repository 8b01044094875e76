"""The quick gate against pandera, our own code and frictionless: it never calls fine what they refuse."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from claimpack.check.gate import check_package
from claimpack.model.location import Location
from claimpack.model.table import Package
from claimpack.write.folder import _doubt, fill
from claimpack.write.lines import write_csv
from claimpack.write.quick_cells import cell_checks
from claimpack.write.quick_gate import QuickGate, by_reference
from claimpack.write.referee import referee
from tests.tables.random_tables import (
    NAMES,
    SCHEMAS,
    disturb,
    package_of,
    random_rows,
    violations,
    with_references,
)

N_SEEDS = int(os.environ.get("CLAIMPACK_FUZZ", "150")) // 10
AT = Location("datapackage.json")


def doubted(folder: Path, package: Package) -> set[str]:
    tables = {table.name: table for table in package.tables}
    staged = {name: write_csv(table, folder / f"{name}.csv") for name, table in tables.items()}
    ordered = by_reference(table.schema for table in package.tables)
    gate = QuickGate(ordered)
    return {
        schema.name
        for schema in ordered
        if _doubt(folder, tables[schema.name], package, staged[schema.name], gate.look(schema)) is not None
    }


def test_the_quick_gate_knows_everything_that_the_schemas_ask_for() -> None:
    for schema in SCHEMAS:
        assert cell_checks(schema) is not None, schema.name
        assert all(len(key.columns) == 1 for key in schema.foreign_keys), schema.name
    order = [schema.name for schema in by_reference(SCHEMAS)]
    for schema in SCHEMAS:
        for key in schema.foreign_keys:
            assert order.index(key.table) <= order.index(schema.name)


@pytest.mark.parametrize("seed", range(20))
def test_random_tables_that_keep_their_schemas_are_fine(seed: int, tmp_path: Path) -> None:
    package = package_of(random_rows(random.Random(seed)))
    assert doubted(tmp_path, package) == set()
    assert check_package(package, NAMES) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_violation_is_doubted_and_explained(name: str, tmp_path: Path) -> None:
    for violation in violations(name):
        draw = random.Random(str(violation))
        rows = random_rows(draw)
        violation.seed(rows, draw)
        package = package_of(rows, with_references(name))
        doubts = doubted(tmp_path, package)
        assert name in doubts, violation
        assert name in {one.params["table"] for one in check_package(package, doubts)}, violation


@pytest.mark.parametrize("part", range(5))
def test_the_quick_gate_and_the_slow_ones_agree(part: int, tmp_path: Path) -> None:
    for seed in range(part, N_SEEDS, 5):
        folder = tmp_path / str(seed)
        folder.mkdir()
        draw = random.Random(seed)
        rows = random_rows(draw)
        disturb(rows, draw)
        package = package_of(rows)
        doubts = doubted(folder, package)
        ours = check_package(package, NAMES)
        refused = {str(one.params["table"]) for one in ours} | {
            name for name, _ in referee(folder, package)
        }
        assert refused <= doubts, seed
        # Only a line feed at the end of an id is let pass by others: `$` of Python does not mind it.
        cells = {cell for name in doubts - refused for row in rows[name] for cell in row.values()}
        assert doubts == refused or "a\n" in cells, seed
        assert check_package(package, doubts) == ours, seed
        assert bool(fill(folder, package, check_package, AT)[1]) == bool(refused), seed
