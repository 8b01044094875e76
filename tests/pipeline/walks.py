"""Walks: a project is edited step by step with one cache, and every run is compared with one without."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimpack.cache import stat
from claimpack.model.selection import Choice, Selection
from claimpack.pipeline import workers
from tests.conftest import HARBOUR, ROOT
from tests.pipeline.edits import EditedProject
from tests.pipeline.runs import Run, differences, on_disk

_DAYS = [None, None, date(2021, 6, 1), date(2021, 6, 2), date(2021, 7, 2)]
_SELECTIONS = [
    *[Selection()] * 5,
    Selection(only=("A",)),
    Selection(choices=(Choice("R", "off"),)),
    Selection(only=("S", "C05"), choices=(Choice("T08", "off"),)),
]
# Longer than a tick of the clock that files are stamped by.
_TICK_S = 0.012


def project(folder: Path, *, own: bool) -> Path:
    """Copy the invented project, or this repository's own dataset."""
    root = folder / "project"
    if not own:
        shutil.copytree(HARBOUR, root)
        return root
    root.mkdir(parents=True)
    for name in ("annotations", "sources", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "datapackage.json", root / "datapackage.json")
    (root / "texts").mkdir()
    return root


def drawn_run(draw: random.Random) -> Run:
    command = draw.choice(["check", "check", "check", "build", "build", "build", "build --check"])
    return Run(
        command=command,
        selection=draw.choice(_SELECTIONS) if command == "check" else Selection(),
        today=draw.choice(_DAYS) if command == "check" else None,
        texts=draw.random() < 0.08,
        out="elsewhere" if command != "check" and draw.random() < 0.15 else None,
        jobs=2 if draw.random() < 0.1 else 1,
    )


def walk(seed: int, folder: Path, n_steps: int, *, own: bool = False) -> tuple[int, list[str]]:
    """Walk, and return how many runs were compared, and how the first that differs does.

    In half of the walks no stamp is racy, so that files are known by their stamps.
    """
    draw = random.Random(seed)
    trusting = draw.random() < 0.5
    kept = (stat._TICK_NS, stat._COARSE_TICK_NS, workers._MIN_PAGES_PER_PROCESS)
    workers._MIN_PAGES_PER_PROCESS = 1
    if trusting:
        stat._TICK_NS = stat._COARSE_TICK_NS = 0
    try:
        return _walk(draw, folder, n_steps, own=own)
    finally:
        stat._TICK_NS, stat._COARSE_TICK_NS, workers._MIN_PAGES_PER_PROCESS = kept


def _walk(draw: random.Random, folder: Path, n_steps: int, *, own: bool) -> tuple[int, list[str]]:
    root, twin = project(folder / "warm", own=own), folder / "cold" / "project"
    cache = folder / "cache.db"
    edited = EditedProject(root, draw, cases=not own)
    runs = [drawn_run(draw) for _ in range(5)]
    done: list[str] = []
    n_runs = 0
    for _ in range(n_steps):
        done += [edited.step() for _ in range(draw.choice([0, 1, 1, 1, 2, 3]))]
        time.sleep(_TICK_S)
        for _ in range(draw.choice([1, 1, 2])):
            run = draw.choice(runs) if draw.random() < 0.9 else drawn_run(draw)
            n_runs += 1
            shutil.rmtree(twin.parent, ignore_errors=True)
            shutil.copytree(root, twin, symlinks=True)
            warm, cold = run.of(root, cache), replace(run, jobs=1).of(twin, None)
            done.append(f"<{run.command}>")
            wrong = differences(warm, cold) + differences(on_disk(root), on_disk(twin))
            if wrong:
                return n_runs, [f"{run}", " ".join(done[-12:]), *wrong]
    return n_runs, []
