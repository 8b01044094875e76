"""Run a process: wall time, CPU time, and the peak memory of it and its children together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MB = 1024 * (1 if sys.platform != "darwin" else 1024)  # Linux counts kilobytes, macOS bytes

# Sampling slows the measured processes: wait fifty times as long as a sample takes.
_PAUSE_S, _PATIENCE = 0.02, 50


@dataclass(frozen=True)
class Run:
    wall: float
    cpu: float
    """User and system time, with that of all children that have ended."""
    memory: float
    """In MB of 1,024 kB."""


def spawn(
    argv: Sequence[str | Path], codes: tuple[int, ...] = (0,), environment: Mapping[str, str] | None = None
) -> tuple[Run, bytes]:
    """Run a process to its end. This process stays small, because a child's peak starts at its parent's size."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(
            list(map(str, argv)), stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, env=environment
        )
        with MemorySampler(child.pid) as family:
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if child.returncode not in codes:
        words = " ".join(map(str, argv))
        raise SystemExit(
            f"{words} ended with {child.returncode}:\n{said[-2000:].decode('utf-8', 'replace')}"
        )
    # The kernel records the peak of each process, but not of several together.
    return Run(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss, family.peak_kb) / MB), said


class MemorySampler:
    """Samples the memory of a process and its children, while it has children.

    Shared memory is counted once (PSS). Works on Linux only; elsewhere it samples nothing.
    """

    def __init__(self, pid: int) -> None:
        self.peak_kb = 0
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemorySampler:
        if sys.platform == "linux":
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        pause = _PAUSE_S
        while not self._is_over.wait(pause):
            begun = time.perf_counter()
            family = list(family_of(self._pid))
            if len(family) > 1:
                self.peak_kb = max(self.peak_kb, sum(map(memory_kb, family)))
            pause = max(_PAUSE_S, _PATIENCE * (time.perf_counter() - begun))


def family_of(pid: int) -> Iterator[int]:
    """Return a process and its descendants that are still alive."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with (thread / "children").open(encoding="ascii") as children:
                found = children.read().split()
            for child in found:
                yield from family_of(int(child))


def memory_kb(pid: int) -> int:
    """Return the proportional memory of a process in kB; 0 if it has ended."""
    with suppress(OSError), Path(f"/proc/{pid}/smaps_rollup").open(encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
