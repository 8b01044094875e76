"""Measure claimpack beside a pipeline of the usual packages and beside what no compiler can save, in one run.

    scripts/bench [--claims 2000] [--runs 3] [--json FILE] [--write]

Each number is the median of several runs, each in a process of its own; the runs of different tasks take turns,
so that a busy machine disturbs all of them alike. --write puts the tables into docs/performance.md.
Set PYTHONPATH to a folder with rapidyaml or yaml-rs to have them as the floor; nothing else needs them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
ROOT = SCRIPTS.parent
PAGE = ROOT / "docs" / "performance.md"
MB = 1024 * (1 if sys.platform != "darwin" else 1024)  # Linux counts kilobytes, macOS bytes

EMPTY = """
import typer, yaml
app = typer.Typer()
@app.command()
def main() -> None: yaml.load(b"a: 1", yaml.CSafeLoader)
app()
"""
PARSERS = {"ryml": "rapidyaml", "yaml_rs": "yaml-rs", "pyyaml": "PyYAML, C loader"}


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    memory: float
    """Peak of the process, in MB."""


@dataclass
class Task:
    name: str
    argv: list[str]
    before: Callable[[], None] = lambda: None
    inside: bool = False
    """Whether the process prints its own times, without its start."""
    codes: tuple[int, ...] = (0,)
    runs: list[Run] = field(default_factory=list)
    skipped: str = ""

    def once(self) -> None:
        self.before()
        if self.skipped:
            return
        run, output = spawn(self.argv, self.codes)
        if self.inside:
            told = json.loads(output)
            self.skipped = told.get("skipped", "")
            if self.skipped:
                return
            run = Run(told["wall"], told["cpu"], run.memory)
        self.runs.append(run)

    def median(self) -> Run:
        return Run(
            *(
                statistics.median(getattr(one, name) for one in self.runs)
                for name in ("wall", "cpu", "memory")
            )
        )


def spawn(argv: list[str], codes: tuple[int, ...]) -> tuple[Run, bytes]:
    """Run a process to its end. This one stays small, for a child's peak begins with its parent's size."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(argv, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if child.returncode not in codes:
        raise SystemExit(
            f"{' '.join(argv)} ended with {child.returncode}:\n{said[-2000:].decode('utf-8', 'replace')}"
        )
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MB), said


def python(*words: str | Path) -> list[str]:
    return [sys.executable, *map(str, words)]


def tasks(project: Path, scratch: Path, real: Path) -> dict[str, Task]:
    claimpack, floor, peer = ("-m", "claimpack"), SCRIPTS / "bench_floor.py", SCRIPTS / "bench_peer.py"

    def unbuilt() -> None:
        shutil.rmtree(project / "build", ignore_errors=True)
        shutil.rmtree(scratch, ignore_errors=True)

    made = {
        "check": Task("`claimpack check`", python(*claimpack, "check", "--root", project)),
        "peer": Task("peer pipeline", python(peer, project, scratch), unbuilt),
        "peer+": Task(
            "peer pipeline with frictionless", python(peer, project, scratch, "--frictionless"), unbuilt
        ),
        "build": Task("`claimpack build`, cold", python(*claimpack, "build", "--root", project), unbuilt),
        "write": Task(
            "floor: write the tables with Arrow", python(floor, "write", project, scratch), inside=True
        ),
        "read": Task("floor: read the bytes", python(floor, "read", project, scratch), inside=True),
    }
    for module, name in PARSERS.items():
        argv = python(floor, module, project, scratch)
        made[module] = Task(f"floor: parse with {name}", argv, inside=True)
    made["empty"] = Task("an empty typer program with PyYAML", python("-c", EMPTY))
    made["real"] = Task(
        "`claimpack check`, the real dataset", python(*claimpack, "check", "--root", real), codes=(0, 1)
    )
    made["help"] = Task("`claimpack --help`", python(*claimpack, "--help"))
    return made


def rows(group: list[Task], base: Task) -> list[str]:
    lines = [f"| task | wall s | CPU s | peak MB | against {base.name} |", "|---|---:|---:|---:|---:|"]
    for task in group:
        if task.skipped or not task.runs:
            lines.append(f"| {task.name} | | | | skipped: {task.skipped} |")
            continue
        one, ratio = task.median(), task.median().wall / base.median().wall
        lines.append(f"| {task.name} | {one.wall:.3f} | {one.cpu:.3f} | {one.memory:.0f} | {ratio:.3g} × |")
    return lines


def goals(made: dict[str, Task]) -> list[str]:
    """Compare with what the project wants of itself at 100,000 claims, by wall and by CPU time."""
    told = [
        ("peer ÷ cold build", "peer", "build", 15, True),
        ("peer with frictionless ÷ cold build", "peer+", "build", 20, True),
        *((f"cold build ÷ {name} alone", "build", key, 4, False) for key, name in PARSERS.items()),
        ("check of the real dataset ÷ empty typer program", "real", "empty", 2, False),
    ]
    lines = ["| ratio | goal | wall | CPU | |", "|---|---:|---:|---:|---|"]
    for name, over, under, goal, least in told:
        if not (made[over].runs and made[under].runs):
            continue
        upper, lower = made[over].median(), made[under].median()
        wall, cpu = upper.wall / lower.wall, upper.cpu / max(lower.cpu, 1e-6)
        away = goal / wall if least else wall / goal
        verdict = "met" if away <= 1 else f"missed by a factor of {away:.3g}"
        lines.append(f"| {name} | {'≥' if least else '≤'} {goal} | {wall:.3g} | {cpu:.3g} | {verdict} |")
    return lines


def report(made: dict[str, Task], claims: int, n_files: int, n_bytes: int, runs: int) -> str:
    work = [made[name] for name in ("check", "build", "peer", "peer+")]
    floors = [made[name] for name in ("read", *PARSERS, "write")]
    start = [made[name] for name in ("empty", "help", "real")]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    times = "one run each" if runs == 1 else f"medians of {runs} runs"
    lines = [
        f"{claims:,} claims in {n_files:,} files, {n_bytes / 1e6:.1f} MB of YAML; {times}; {machine}.",
        "",
        *rows([*work, *floors], made["peer"]),
        "",
        "Warm builds are not measured: there is no cache, and so no `--no-cache`, yet.",
        "",
        *rows(start, made["empty"]),
        "",
        *goals(made),
    ]
    return "\n".join(lines)


def into_page(page: str, text: str, claims: int) -> str:
    """Put a report between the marks of its size; a size that is new comes last."""
    begin, end = f"<!-- bench {claims} -->\n", "<!-- end -->\n"
    block = f"{begin}\n{text}\n\n{end}"
    if begin not in page:
        return f"{page.rstrip()}\n\n## {claims:,} claims\n\n{block}"
    before, _, rest = page.partition(begin)
    return before + block + rest.partition(end)[2]


def real_dataset(folder: Path) -> Path:
    for name in ("annotations", "sources"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "datapackage.json", folder)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write every run into this file")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        project, real = top / "project", real_dataset(top / "real")
        size = ["--claims", str(args.claims), "--seed", str(args.seed)]
        spawn(python(SCRIPTS / "synth.py", *size, "--out", project), (0,))
        yaml = [*(project / "annotations").rglob("*.yaml"), *(project / "sources").glob("*.yaml")]
        n_files, n_bytes = (
            len(list((project / "sources").glob("*.yaml"))),
            sum(path.stat().st_size for path in yaml),
        )
        made = tasks(project, top / "scratch", real)
        for turn in range(args.runs):
            for task in made.values():
                print(f"run {turn + 1} of {args.runs}: {task.name}", file=sys.stderr)
                task.once()
    text = report(made, args.claims, n_files, n_bytes, args.runs)
    print(text)
    if args.json:
        told = {
            name: {"runs": [asdict(run) for run in task.runs], "skipped": task.skipped}
            for name, task in made.items()
        }
        args.json.write_text(
            json.dumps({"claims": args.claims, "seed": args.seed, "tasks": told}, indent=2) + "\n"
        )
    if args.write:
        page = PAGE.read_text("utf-8")
        PAGE.write_text(into_page(page, text, args.claims), encoding="utf-8")


if __name__ == "__main__":
    main()
