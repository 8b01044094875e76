"""One process to its end: time by the clock, CPU time, and the most memory that it and its children held at once."""

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

# Looking at the memory of a family takes time from it: fifty times as long is waited as was looked.
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
    """Run a process to its end. This one stays small, for a child's peak begins with its parent's size."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(
            list(map(str, argv)), stdout=output, stderr=subprocess.STDOUT, cwd=ROOT, env=environment
        )
        with RecordingMapping(child.pid) as family:
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
    # The kernel knows the peak of each process, but not what several held at the same time.
    return Run(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss, family.peak_kb) / MB), said


class RecordingMapping:
    """Looks at a process and its children from time to time, while there are any children.

    What processes share is counted once (PSS). Only Linux tells; elsewhere nothing is seen.
    """

    def __init__(self, pid: int) -> None:
        self.peak_kb = 0
        self._pid = pid
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> RecordingMapping:
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
    """Give a process and all below it, as far as they still live."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with (thread / "children").open(encoding="ascii") as children:
                found = children.read().split()
            for child in found:
                yield from family_of(int(child))


def memory_kb(pid: int) -> int:
    """Give the memory of a process in kB, of what it shares only its part; nothing if it has gone."""
    with suppress(OSError), Path(f"/proc/{pid}/smaps_rollup").open(encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
