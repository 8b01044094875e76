"""Arrow against pandera, our own code and frictionless: it never passes what they refuse."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from claimpack.model.location import Location
from claimpack.model.table import Package
from claimpack.validate.arrow import ArrowValidator, column_checks
from claimpack.validate.explain import explain
from claimpack.validate.package import validate_package
from claimpack.write.tables import write_csv_files, write_parquet, write_tables
from tests.tables.random_tables import (
    BY_REFERENCE,
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


def unsure_tables(folder: Path, package: Package) -> set[str]:
    staged = write_csv_files(folder, package)
    validator = ArrowValidator(package.schemas)
    return {
        schema.name
        for schema in BY_REFERENCE
        if schema.name in staged
        and write_parquet(folder, schema, package, staged[schema.name], validator.check(schema)) is not None
    }


def test_every_constraint_of_the_schemas_is_known() -> None:
    for schema in SCHEMAS:
        assert column_checks(schema) is not None, schema.name
        assert all(len(key.columns) == 1 for key in schema.foreign_keys), schema.name
    order = [schema.name for schema in BY_REFERENCE]
    for schema in SCHEMAS:
        for key in schema.foreign_keys:
            assert order.index(key.table) <= order.index(schema.name)


@pytest.mark.parametrize("seed", range(20))
def test_random_tables_that_fit_their_schemas_pass(seed: int, tmp_path: Path) -> None:
    package = package_of(random_rows(random.Random(seed)))
    assert unsure_tables(tmp_path, package) == set()
    assert explain(package, NAMES) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_violation_is_found_and_explained(name: str, tmp_path: Path) -> None:
    for violation in violations(name):
        draw = random.Random(str(violation))
        rows = random_rows(draw)
        violation.seed(rows, draw)
        package = package_of(rows, with_references(name))
        unsure = unsure_tables(tmp_path, package)
        assert name in unsure, violation
        assert name in {one.params["table"] for one in explain(package, unsure)}, violation


@pytest.mark.parametrize("part", range(5))
def test_the_fast_validator_and_the_slow_ones_agree(part: int, tmp_path: Path) -> None:
    for seed in range(part, N_SEEDS, 5):
        folder = tmp_path / str(seed)
        folder.mkdir()
        draw = random.Random(seed)
        rows = random_rows(draw)
        disturb(rows, draw)
        package = package_of(rows)
        unsure = unsure_tables(folder, package)
        ours = explain(package, NAMES)
        refused = {str(one.params["table"]) for one in ours} | {
            name for name, _ in validate_package(folder, package)
        }
        assert refused <= unsure, seed
        # Only a line feed at the end of an id passes the others: `$` of Python matches before it.
        cells = {cell for name in unsure - refused for row in rows[name] for cell in row.values()}
        assert unsure == refused or "a\n" in cells, seed
        assert explain(package, unsure) == ours, seed
        assert bool(write_tables(folder, package, AT)[1]) == bool(refused), seed
