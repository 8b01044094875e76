"""What the benchmark says is what its records say, and the page and the plot are made from these."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import bench_page
import pytest
from bench_goals import Value, verdicts
from bench_plot import plot
from bench_process import Run, spawn
from bench_record import Measured, Record, exponent, record_from, records, store, text_of
from bench_tables import goals, one_size


def record(claims: int, **seconds: float) -> Record:
    tasks = {key.replace("_", "-"): Measured([Run(wall, wall, 100)]) for key, wall in seconds.items()}
    return Record(
        claims=claims, seed=1, files=claims // 40, bytes=9, machine="a machine", load=0.1, tasks=tasks
    )


def test_the_page_is_that_of_its_records() -> None:
    page = bench_page.PAGE.read_text("utf-8")
    assert page == bench_page.into_page(page, bench_page.sections())
    assert bench_page.PLOT.read_text("utf-8") == plot(records())


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no section `goals`"):
        bench_page.into_page("# Performance\n", {"goals": "None."})


def test_a_record_reads_back(tmp_path: Path) -> None:
    one = record(80, build=1.5, build_same=0.25)
    one.tasks["ryml"] = Measured(skipped="not installed")
    assert record_from(text_of(one)) == one
    store(one, tmp_path)
    store(record(20, build=0.5), tmp_path)
    assert [each.claims for each in records(tmp_path)] == [20, 80]


@pytest.mark.parametrize(
    ("seconds", "name", "limit", "value", "met"),
    [
        ({"peer": 30, "build": 2}, "peer pipeline ÷ cold build", 15, 15, True),
        ({"peer": 29, "build": 2}, "peer pipeline ÷ cold build", 15, 14.5, False),
        ({"peer": 29, "build": 2}, "peer pipeline ÷ cold build", 2, 14.5, True),
        (
            {"git": 0.25, "python": 0.5, "build_same": 1.5},
            "build, nothing changed ÷ yardstick",
            1,
            1.5,
            False,
        ),
        (
            {"ryml": 0.5, "pyyaml": 8, "build": 2, "peer": 9},
            "cold build ÷ the fastest parser alone",
            4,
            4,
            True,
        ),
    ],
)
def test_a_goal_is_judged_by_its_ratio(
    seconds: dict[str, float], name: str, limit: float, value: float, met: bool
) -> None:
    found = verdicts([record(100_000, **seconds)])
    (verdict,) = [one for one in found if (one.goal.name, one.goal.limit) == (name, limit)]
    assert verdict.value == Value(value, value)
    assert verdict.met == met


def test_a_goal_that_was_given_up_is_told_as_missed() -> None:
    lines = list(goals([record(100_000, peer=29, build=2)]))
    assert lines[0].startswith("**2 of the 2 goals are met.** Dropped by decisions 012 and 016: 1.")
    rows = [line for line in lines if line.startswith("| peer pipeline ÷ cold build")]
    assert [row.rpartition("|")[0].rpartition("|")[2].strip() for row in rows] == [
        "dropped, missed by a factor of 1.03",
        "met",
    ]


def test_what_was_not_measured_is_not_judged() -> None:
    assert {one.goal.unit for one in verdicts([record(100_000, build=2)])} == {" GB"}


def test_growth_is_the_exponent() -> None:
    assert exponent([(10, 2), (100, 20), (1000, 200)]) == pytest.approx(1)
    assert exponent([(10, 2), (100, 200)]) == pytest.approx(2)
    assert exponent([(10, 2)]) is None
    table = "\n".join(goals([record(10_000, build=1), record(1_000_000, build=1000)]))
    assert "| growth of cold runs with the number of claims, as an exponent | ≤ 1.1 | 1.5 |" in table


def test_a_size_is_told_beside_the_peer() -> None:
    rows = one_size(record(100_000, peer=30, build=2, git=0.1, python=0.1))
    assert any(row.startswith("| `claimpack build`, cold | 2.000 | 2.000 | 100 | 0.0667 ×") for row in rows)


def test_the_plot_has_a_line_for_each_task() -> None:
    """From the smallest size to the largest."""
    sizes = [record(2_000, build=1, peer=3), record(20_000, build=5), record(100_000, build=20, peer=90)]
    root = ElementTree.fromstring(plot(sizes))
    lines = root.iter("{http://www.w3.org/2000/svg}polyline")
    assert sorted(line.attrib["points"].count(",") for line in lines) == [2, 3]
    words = " ".join(root.itertext())
    assert "cold build" in words
    assert "peer pipeline" in words


def test_a_process_is_measured_with_its_children() -> None:
    code = "import subprocess, sys; a = bytearray(90 << 20); print('said')"
    run, said = spawn(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"]
    )
    assert said == b"said\n"
    assert run.memory > 90
    assert run.cpu > 0
    with pytest.raises(SystemExit, match="ended with 3"):
        spawn([sys.executable, "-c", "raise SystemExit(3)"])
