"""The documented queries, as they are written, on every form of the published package."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claimpack.workspace.contracts import read_contracts
from tests.conftest import ROOT, claimpack

BUILD = ROOT / "build"
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.sql"))
ANSWERS = Path(__file__).parent / "answers"

Answer = list[list[str]]
Ask = Callable[[str], Answer]


def plain(cell: Any) -> str:
    """Write a value as CSV does, in whatever form a client gives it."""
    if isinstance(cell, list):
        return "|".join(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def answered(cursor: Any) -> Answer:
    names = [column[0] for column in cursor.description]
    return [names, *([plain(cell) for cell in row] for row in cursor.fetchall())]


def asking(connection: Any) -> Ask:
    return lambda sql: answered(connection.execute(sql))


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Ask]]:
    folder = tmp_path_factory.mktemp("databases")
    assert claimpack("export", "duckdb", "--out", folder / "claims.duckdb", cwd=ROOT).status == 0
    parquet = duckdb.connect()
    for table in read_contracts().tables:
        parquet.execute(f"CREATE VIEW {table.name} AS SELECT * FROM '{BUILD / table.name}.parquet'")
    (published,) = BUILD.glob("*.sqlite")
    connections: dict[str, Any] = {
        "sqlite": sqlite3.connect(published),
        "duckdb": duckdb.connect(str(folder / "claims.duckdb"), read_only=True),
        "parquet": parquet,
    }
    yield {name: asking(one) for name, one in connections.items()}
    for one in connections.values():
        one.close()


def test_there_are_ten_queries() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_query_has_one_answer_everywhere(
    query: Path, clients: dict[str, Ask], request: pytest.FixtureRequest
) -> None:
    """Compare with the answer that was read and found right: `pytest tests/real --update-answers` writes it."""
    sql = query.read_text("utf-8")
    answers = {name: ask(sql) for name, ask in clients.items()}
    assert answers["sqlite"] == answers["duckdb"] == answers["parquet"]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(answers["sqlite"])
    known = ANSWERS / f"{query.stem}.csv"
    if request.config.getoption("--update-answers"):
        known.write_text(text.getvalue(), "utf-8")
    assert text.getvalue() == known.read_text("utf-8")


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_query_says_what_follows_from_it(query: Path) -> None:
    lines = query.read_text("utf-8").splitlines()
    comment = [line for line in lines if line.startswith("-- ")]
    assert comment[0].endswith("?")
    assert comment[1].startswith("-- Conclude: ")


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_an_answer_names_claims_with_their_gloss(query: Path, clients: dict[str, Ask]) -> None:
    names, *rows = clients["sqlite"](query.read_text("utf-8"))
    assert {"claim_id", "gloss"} <= set(names)
    assert rows
    glosses = dict(clients["sqlite"]("SELECT claim_id, gloss FROM claims")[1:])
    for row in rows:
        values = dict(zip(names, row, strict=True))
        assert glosses[values["claim_id"]] == values["gloss"]


def rows_of(clients: dict[str, Ask], stem: str) -> list[dict[str, str]]:
    (query,) = (one for one in QUERIES if one.stem == stem)
    names, *rows = clients["sqlite"](query.read_text("utf-8"))
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_forecast_is_no_report(clients: dict[str, Ask]) -> None:
    told = {row["figure"]: row["told"] for row in rows_of(clients, "01-how-many-troops")}
    assert told == {
        "1500": "report",
        "about 3000": "report",
        "10000 to 12000": "report",
        "thousands": "report",
        "10000": "forecast",
    }


def test_no_promise_is_a_prediction_and_an_outcome_is_known_or_open(clients: dict[str, Ask]) -> None:
    predictions = rows_of(clients, "05-predictions")
    assert {row["outcome"] for row in predictions} == {"came-true", "in-part", "open"}
    assert all(bool(row["resolved_by"]) == (row["outcome"] != "open") for row in predictions)
    kinds = dict(clients["sqlite"]("SELECT claim_id, kind FROM claims")[1:])
    assert {kinds[row["claim_id"]] for row in predictions} <= {"event", "quantity"}


def test_a_filter_by_time_loses_no_claim(clients: dict[str, Ask]) -> None:
    every = clients["parquet"]("SELECT claim_id FROM claims_wide")
    wide = "SELECT claim_id FROM claims_wide WHERE when_earliest <= '9999-12-31' AND when_latest >= '0001-01-01'"
    assert sorted(clients["parquet"](wide)) == sorted(every)
    outside = (
        "SELECT claim_id FROM claims_wide WHERE when_start IS NOT NULL AND when_start < when_earliest "
        "OR when_end IS NOT NULL AND when_end > when_latest OR when_earliest > when_latest"
    )
    assert clients["parquet"](outside)[1:] == []


def test_joint_origins_count_for_each(clients: dict[str, Ask]) -> None:
    in_list = clients["parquet"](
        "SELECT claim_id FROM claims_wide WHERE list_contains(origin_ids, 'us-intel') ORDER BY claim_id"
    )
    in_table = clients["sqlite"](
        "SELECT claim_id FROM attributions WHERE is_origin AND actor_id = 'us-intel' ORDER BY claim_id"
    )
    in_text = clients["sqlite"](
        "SELECT claim_id FROM claims_wide WHERE '|' || origin_ids || '|' LIKE '%|us-intel|%' ORDER BY claim_id"
    )
    assert in_list == in_table == in_text
    assert len(in_list) > 1


def test_a_figure_has_the_agent_of_its_measure(clients: dict[str, Ask]) -> None:
    sql = "SELECT count(*) FROM claims_wide WHERE kind = 'quantity' AND '|' || agent_ids || '|' LIKE '%|dprk|%'"
    (_, (count,)) = clients["sqlite"](sql)
    assert int(count) >= 10
