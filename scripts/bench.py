"""Measure claimpack, a peer pipeline of the usual packages, and a lower bound, in one run.

    scripts/bench [--claims 2000] [--runs 3] [--only claimpack] [--json FILE] [--plot FILE.svg] [--write]

Each number is the median of several runs, each in its own process. The runs of different tasks alternate, so that
a busy machine affects all of them alike. --write stores the runs in docs/performance/, beside those of other sizes,
and writes docs/performance.md and its plot again from all of them.
Set PYTHONPATH to a folder with rapidyaml or yaml-rs to use them as the lower bound; nothing else needs them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from compileall import compile_dir
from pathlib import Path

import bench_page
from bench_goals import verdicts
from bench_plot import plot
from bench_process import ROOT, spawn
from bench_record import Record, records, store, text_of, this_machine
from bench_tables import goal_rows, one_size
from bench_tasks import GROUPS, SCRIPTS, Task, tasks
from bench_warm import environment

# The dataset of the first runs, which are not measured: they load libraries into the file cache.
_FEW = 400


def measured(claims: int, seed: int, n_runs: int, only: list[str], folder: Path) -> Record:
    """Measure a size; report each run while it runs."""
    # As an installer does; some machines forbid writing byte code at run time.
    compile_dir(ROOT / "src", quiet=1)
    few, project = folder / "few", folder / "project"
    for number, out in ((_FEW, few), (claims, project)):
        _say(f"making {number:,} claims")
        argv = [sys.executable, SCRIPTS / "synth.py", "--claims", number, "--seed", seed, "--out", out]
        spawn(list(map(str, argv)), environment=environment(None))
    _turn("once, unmeasured", tasks(few, folder / "few-work", only))
    load = os.getloadavg()[0]
    made = tasks(project, folder / "work", only)
    for number in range(n_runs):
        _turn(f"run {number + 1} of {n_runs}", made)
    yaml = [*(project / "annotations").rglob("*.yaml"), *(project / "sources").glob("*.yaml")]
    return Record(
        claims=claims,
        seed=seed,
        files=len(list((project / "sources").glob("*.yaml"))),
        bytes=sum(path.stat().st_size for path in yaml),
        machine=this_machine(),
        load=round(load, 2),
        tasks={key: task.measured for key, task in made.items()},
    )


def _turn(name: str, made: dict[str, Task]) -> None:
    for key, task in made.items():
        _say(f"{name}: {key}")
        task.once()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--only", nargs="+", choices=GROUPS, default=list(GROUPS), help="omit the other tasks"
    )
    parser.add_argument("--json", type=Path, help="write every run into this file")
    parser.add_argument(
        "--plot", type=Path, help="draw this size and the recorded ones into this file (SVG)"
    )
    parser.add_argument(
        "--write", action="store_true", help="record the runs, and write docs/performance.md"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claimpack-bench-") as name:
        record = measured(args.claims, args.seed, args.runs, args.only, Path(name))
    print("\n".join([*one_size(record), "", *goal_rows(verdicts([record]))]))
    if args.json:
        args.json.write_text(text_of(record), encoding="utf-8")
    if args.plot:
        others = [one for one in records() if one.claims != record.claims]
        everything = sorted([*others, record], key=lambda one: one.claims)
        args.plot.write_text(plot(everything), encoding="utf-8")
    if args.write:
        store(record)
        bench_page.write()


if __name__ == "__main__":
    main()
