"""The measured tasks: the command of each, and the state in which it begins."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench_process import ROOT, Run, spawn
from bench_record import PARSERS, Measured
from bench_warm import Warm, copied, environment

SCRIPTS = ROOT / "scripts"
GROUPS = ("claimpack", "peer", "floor")

TYPER = """
import typer, yaml
app = typer.Typer()
@app.command()
def main() -> None: yaml.load(b"a: 1", yaml.CSafeLoader)
app()
"""


@dataclass
class Task:
    argv: list[str | Path]
    environment: Mapping[str, str]
    group: str = "claimpack"
    before: Callable[[], None] = lambda: None
    """Makes the state that a run begins in; not measured."""
    inside: bool = False
    """Whether the process prints its own times, without its start."""
    codes: tuple[int, ...] = (0,)
    measured: Measured = field(default_factory=Measured)

    def once(self) -> None:
        if self.measured.skipped:
            return
        self.before()
        run, output = spawn(self.argv, self.codes, self.environment)
        if self.inside:
            told = json.loads(output)
            self.measured.skipped = told.get("skipped", "")
            if self.measured.skipped:
                return
            run = Run(told["wall"], told["cpu"], run.memory)
        self.measured.runs.append(run)


def tasks(project: Path, folder: Path, only: Iterable[str] = GROUPS) -> dict[str, Task]:
    """Return the tasks on a dataset in their order. They write only to `folder`."""
    made = {
        **_cold(project, folder),
        **_floor(project, folder),
        **_warm(project, folder),
        **_starts(folder),
    }
    return {key: task for key, task in made.items() if task.group in set(only)}


def _claimpack(*words: str | Path) -> list[str | Path]:
    return [sys.executable, "-m", "claimpack", *words]


def _cold(project: Path, folder: Path) -> dict[str, Task]:
    cache, scratch = folder / "cold-cache", folder / "scratch"
    cold = environment(cache)
    peer: list[str | Path] = [sys.executable, SCRIPTS / "bench_peer.py", project, scratch]

    def unbuilt() -> None:
        for made in (project / "build", scratch, cache):
            shutil.rmtree(made, ignore_errors=True)

    build = _claimpack("build", "--root", project)
    return {
        "check": Task(_claimpack("check", "--no-cache", "--root", project), cold),
        "peer": Task(peer, cold, "peer", unbuilt),
        "peer+": Task([*peer, "--frictionless"], cold, "peer", unbuilt),
        "build-1": Task([*build, "--jobs", "1"], cold, before=unbuilt),
        "build": Task(build, cold, before=unbuilt),
    }


def _floor(project: Path, folder: Path) -> dict[str, Task]:
    nothing = environment(None)

    def built() -> None:
        if not (project / "build").is_dir():
            spawn(_claimpack("build", "--root", project), environment=nothing)

    def floor(name: str, before: Callable[[], None] = lambda: None) -> Task:
        argv: list[str | Path] = [
            sys.executable,
            SCRIPTS / "bench_floor.py",
            name,
            project,
            folder / "scratch",
        ]
        return Task(argv, nothing, "floor", before, inside=True)

    return {
        "write": floor("write", built),
        "read": floor("read"),
        **{name: floor(name) for name in PARSERS},
    }


def _warm(project: Path, folder: Path) -> dict[str, Task]:
    warm = Warm(project, folder)
    build, check = (_claimpack(command, "--root", warm.root) for command in ("build", "check"))
    status: list[str | Path] = ["git", "-C", warm.root, "status"]
    return {
        "git": Task(status, warm.environment, before=warm.committed),
        "build-same": Task(build, warm.environment, before=warm.same),
        "check-same": Task(check, warm.environment, before=warm.same),
        "build-file": Task(build, warm.environment, before=warm.file),
        "check-file": Task(check, warm.environment, before=warm.file),
        "build-entry": Task(build, warm.environment, before=warm.entry),
    }


def _starts(folder: Path) -> dict[str, Task]:
    """Return the tasks that are compared with an empty program. Findings are not failures there."""
    known, real = environment(folder / "real-cache"), folder / "real"
    check = _claimpack("check", "--root", real)

    def there() -> None:
        if not real.is_dir():
            copied(ROOT, real)

    def checked() -> None:
        there()
        spawn(check, (0, 1), known)

    return {
        "python": Task([sys.executable, "-c", "pass"], known),
        "typer": Task([sys.executable, "-c", TYPER], known),
        "help": Task(_claimpack("--help"), known),
        "real-cold": Task([*check, "--no-cache"], known, before=there, codes=(0, 1)),
        "real": Task(check, known, before=checked, codes=(0, 1)),
    }
