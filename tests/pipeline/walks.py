"""Walks: a project is edited step by step with one lasting cache, and every answer is held to a cold one."""

from __future__ import annotations

import random
import shutil
import time
from datetime import date
from pathlib import Path

from claimpack.cache import stat
from claimpack.model.selection import Choice, Selection
from claimpack.pipeline import workers
from tests.conftest import HARBOUR, ROOT
from tests.pipeline.answers import Ask, differences, on_disk
from tests.pipeline.edits import Desk

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


def ask(draw: random.Random) -> Ask:
    command = draw.choice(["check", "check", "check", "build", "build", "build", "build --check"])
    return Ask(
        command=command,
        selection=draw.choice(_SELECTIONS) if command == "check" else Selection(),
        today=draw.choice(_DAYS) if command == "check" else None,
        texts=draw.random() < 0.08,
        out="elsewhere" if command != "check" and draw.random() < 0.15 else None,
        jobs=2 if draw.random() < 0.1 else 1,
    )


def walk(seed: int, folder: Path, n_steps: int, *, own: bool = False) -> tuple[int, list[str]]:
    """Walk, and tell how many answers were compared, and what went wrong with the first that differs.

    In half of the walks time flies: no file is young enough to be read again for its age alone.
    """
    draw = random.Random(seed)
    flies = draw.random() < 0.5
    kept = (stat._TICK_NS, stat._COARSE_TICK_NS, workers._WORTH_A_PROCESS)
    workers._WORTH_A_PROCESS = 1
    if flies:
        stat._TICK_NS = stat._COARSE_TICK_NS = 0
    try:
        return _walk(draw, folder, n_steps, own=own)
    finally:
        stat._TICK_NS, stat._COARSE_TICK_NS, workers._WORTH_A_PROCESS = kept


def _walk(draw: random.Random, folder: Path, n_steps: int, *, own: bool) -> tuple[int, list[str]]:
    root, twin = project(folder / "warm", own=own), folder / "cold" / "project"
    cache, caches = folder / "cache.db", folder / "caches"
    desk = Desk(root, draw, cases=not own)
    questions = [ask(draw) for _ in range(5)]
    done: list[str] = []
    n_asked = 0
    for _ in range(n_steps):
        done += [desk.step() for _ in range(draw.choice([0, 1, 1, 1, 2, 3]))]
        time.sleep(_TICK_S)
        for _ in range(draw.choice([1, 1, 2])):
            question = draw.choice(questions) if draw.random() < 0.9 else ask(draw)
            n_asked += 1
            shutil.rmtree(twin.parent, ignore_errors=True)
            shutil.copytree(root, twin, symlinks=True)
            if draw.random() < 0.5:
                warm, cold = question.said(root, caches), question.cold().said(twin, None)
            else:
                warm, cold = question.of(root, cache), question.cold().of(twin, None)
            done.append(f"<{question.command}>")
            wrong = differences(warm, cold) + differences(on_disk(root), on_disk(twin))
            if wrong:
                return n_asked, [f"{question}", " ".join(done[-12:]), *wrong]
    return n_asked, []
