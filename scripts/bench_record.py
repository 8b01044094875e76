"""Records of runs: one file of docs/performance/ for each size, the input of the page and of the plot."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench_process import ROOT, Run

FOLDER = ROOT / "docs" / "performance"

LABELS = {
    "check": "`claimpack check --no-cache`",
    "build-1": "`claimpack build --jobs 1`, cold",
    "build": "`claimpack build`, cold",
    "peer": "peer pipeline",
    "peer+": "peer pipeline with frictionless",
    "read": "lower bound: read the bytes",
    "ryml": "lower bound: parse with rapidyaml",
    "yaml_rs": "lower bound: parse with yaml-rs",
    "pyyaml": "lower bound: parse with PyYAML, C loader",
    "write": "lower bound: write the tables with Arrow",
    "build-same": "`claimpack build`, nothing changed",
    "build-file": "`claimpack build`, one file changed",
    "build-entry": "`claimpack build`, one registry entry changed",
    "check-same": "`claimpack check`, nothing changed",
    "check-file": "`claimpack check`, one file changed",
    "git": "`git status`",
    "python": "start of the interpreter",
    "typer": "an empty typer program with PyYAML",
    "help": "`claimpack --help`",
    "real-cold": "`claimpack check --no-cache`, the real dataset",
    "real": "`claimpack check`, the real dataset, nothing changed",
}
"""The tasks by their keys in the records."""

PARSERS = ("ryml", "yaml_rs", "pyyaml")


@dataclass
class Measured:
    runs: list[Run] = field(default_factory=list)
    skipped: str = ""
    """Why there are no runs."""

    def median(self) -> Run:
        return Run(
            *(
                statistics.median(getattr(one, name) for one in self.runs)
                for name in ("wall", "cpu", "memory")
            )
        )


@dataclass(kw_only=True)
class Record:
    """The runs of one size on one machine."""

    claims: int
    seed: int
    files: int
    """Annotation files."""
    bytes: int
    """Of YAML."""
    machine: str
    load: float
    """How many processes wanted to run in the minute before the first run, by the count of the system."""
    tasks: dict[str, Measured] = field(default_factory=dict)

    def median(self, key: str) -> Run | None:
        """Return the median of a task; None if it was not measured."""
        task = self.tasks.get(key)
        return task.median() if task is not None and task.runs else None

    @property
    def n_runs(self) -> int:
        return max(len(task.runs) for task in self.tasks.values())


def text_of(record: Record) -> str:
    tasks = {key: {**_told(task.runs), **({"skipped": task.skipped} if task.skipped else {})}
             for key, task in record.tasks.items()}  # fmt: skip
    return json.dumps({**asdict(record), "tasks": tasks}, indent=2) + "\n"


def _told(runs: Sequence[Run]) -> dict[str, list[float]]:
    digits = {"wall": 4, "cpu": 4, "memory": 1}
    return {name: [round(getattr(run, name), n) for run in runs] for name, n in digits.items()}


def record_from(text: str) -> Record:
    told: dict[str, Any] = json.loads(text)
    tasks = {key: Measured([Run(*one) for one in zip(task["wall"], task["cpu"], task["memory"], strict=True)],
                           task.get("skipped", ""))
             for key, task in told.pop("tasks").items()}  # fmt: skip
    return Record(**told, tasks=tasks)


def records(folder: Path = FOLDER) -> list[Record]:
    """Read all records, the smallest size first."""
    found = (path for path in folder.glob("*.json") if path.stem.isdigit())
    return sorted((record_from(path.read_text("utf-8")) for path in found), key=lambda one: one.claims)


def store(record: Record, folder: Path = FOLDER) -> None:
    """Store a record; replace the one of the same size."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{record.claims}.json").write_text(text_of(record), encoding="utf-8")


def points(recorded: Iterable[Record], key: str, what: str = "wall") -> list[tuple[int, float]]:
    """Return the claims and seconds of a task, size by size."""
    found = ((record.claims, record.median(key)) for record in recorded)
    return [(claims, getattr(one, what)) for claims, one in found if one is not None]


def exponent(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Fit y = c * x ** e through pairs by least squares of the logarithms; None for fewer than two sizes."""
    if len({x for x, _ in pairs}) < 2:
        return None
    return statistics.linear_regression(
        [math.log(x) for x, _ in pairs], [math.log(max(y, 1e-6)) for _, y in pairs]
    ).slope


@dataclass(frozen=True)
class Editor:
    """The time that an editor waits for findings."""

    machine: str
    saves: list[float]
    """Seconds from each save to its findings."""


@dataclass(frozen=True)
class Profile:
    """Profile of one build in one process, in microseconds for each claim."""

    claims: int
    machine: str
    stages: dict[str, float]
    rules: dict[str, float]


def editor_record(folder: Path = FOLDER) -> Editor | None:
    told = _json_of(folder / "editor.json")
    return None if told is None else Editor(**told)


def profile_record(folder: Path = FOLDER) -> Profile | None:
    told = _json_of(folder / "profile.json")
    return None if told is None else Profile(**told)


def store_other(name: str, record: Editor | Profile, folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")


def _json_of(path: Path) -> Any:
    return json.loads(path.read_bytes()) if path.is_file() else None


def this_machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
