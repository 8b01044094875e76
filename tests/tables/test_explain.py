"""What is found in tables, and where it points; and that a sound build asks nobody who is slow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimpack.model.location import Location
from claimpack.model.table import Package
from claimpack.pipeline import check_project, compile_project
from claimpack.validate.explain import explain
from claimpack.write.publish import dry_run
from tests.conftest import HARBOUR, ROOT
from tests.tables.random_tables import NAMES, SCHEMAS


def tables_of(project: Path) -> Package:
    package = compile_project(project).package
    assert package is not None
    return package


def text_of(package: Package, name: str) -> str:
    return "".join(package.text(name))


def with_text(package: Package, name: str, text: str) -> Package:
    """Give the same tables with other rows in one of them."""
    texts = {one.name: text if one.name == name else text_of(package, one.name) for one in package.schemas}
    return replace(package, pieces=lambda: iter(texts.items()))


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "pointer", "message"),
    [
        (
            "claims",
            "harbour-talks/also/dockers,harbour-talks/also,quantity",
            "harbour-talks/also/dockers,harbour-talks/also,rumour",
            "annotations/harbour-talks/also.yaml",
            "/claims/dockers",
            "`claims`: the column kind has a bad cell: `rumour` fails isin(['quantity', 'event', 'stance', "
            "'commitment', 'silence'])",
        ),
        (
            "articles",
            "harbour-talks/main,harbour-talks,",
            "harbour-talks/main,harbour-walks,",
            "sources/harbour-talks.yaml",
            "/articles/main",
            "`articles`: `harbour-walks` of source_id is not in sources",
        ),
        (
            "sources",
            ",ar,",
            ",,",
            "sources/harbour-talks.yaml",
            "",
            "`sources`: the column lang is empty",
        ),
        (
            "actors",
            "harbour-master,person",
            "harbour-master,",
            "annotations/registry/actors.yaml",
            "/harbour-master",
            "`actors`: the column kind is empty",
        ),
        (
            "events",
            "2021-03-31",
            "2021-03-32",
            "annotations/registry/events.yaml",
            "/ships-arrival",
            "`events`: the column when_end has a bad cell: `2021-03-32` is not a day of the calendar",
        ),
        (
            "units",
            ",",
            ",x",
            "annotations/registry/units.yaml",
            "/person",
            "`units`: the column dimension has a bad cell: `x",
        ),
    ],
    ids=lambda value: value if value in NAMES else "",
)
def test_a_finding_points_at_the_record_of_its_row(
    name: str, old: str, new: str, path: str, pointer: str, message: str
) -> None:
    package = tables_of(HARBOUR)
    text = text_of(package, name)
    assert old in text
    found = dry_run(with_text(package, name, text.replace(old, new, 1)))
    assert found[0].message.startswith(message)
    assert (found[0].location.path, found[0].location.pointer) == (path, pointer)


@pytest.mark.parametrize("project", [HARBOUR, ROOT], ids=["harbour", "this repository"])
def test_places_that_ids_tell_are_those_of_the_records(project: Path) -> None:
    corpus = check_project(project).corpus
    package = tables_of(project)
    shelves: dict[str, Mapping[str, Any]] = {
        "claims": corpus.claims,
        "articles": corpus.articles,
        "sources": corpus.sources,
        "actors": corpus.actors,
        "measures": corpus.measures,
        "events": corpus.events,
        "units": corpus.units,
        "retired": corpus.retired,
    }
    for name, shelf in shelves.items():
        (schema,) = (schema for schema in SCHEMAS if schema.name == name)
        gaps = "," * (len(schema.fields) - 1)
        empty = with_text(package, name, "".join(f"{key}{gaps}\n" for key in shelf))
        found = explain(empty, [name])
        assert {one.location for one in found} == {record.location for record in shelf.values()}


def test_rows_out_of_order_are_refused() -> None:
    package = tables_of(HARBOUR)
    rows = text_of(package, "vocab").splitlines(keepends=True)
    rows[3], rows[4] = rows[4], rows[3]
    found = dry_run(with_text(package, "vocab", "".join(rows)))
    key = ", ".join(rows[4].split(",")[:2])
    assert [one.message for one in found] == [
        f"`vocab`: the row {key} is not in the order of the primary key"
    ]
    assert found[0].location == Location("schemas/tables/vocab.json")


def test_a_sound_build_loads_nobody_who_is_slow(harbour: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claimpack.pipeline import build_project; "
        "report = build_project(Path('.')); print(report.n_errors); "
        "print([name for name in ('pandas', 'pandera', 'frictionless') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=harbour, capture_output=True, text=True)
    assert done.stdout == "0\n[]\n", done.stderr
