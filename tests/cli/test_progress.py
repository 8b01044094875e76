"""Progress is told to who waits at a terminal, and leaves nothing behind."""

from __future__ import annotations

import io
import sys

import pytest

from claimpack.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nobody_is_told_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert progress.reporter() is None


def test_long_work_is_told_now_and_then_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.1, 0.5, 0.6, 0.9, 1.0])
    monkeypatch.setattr("claimpack.cli.progress.time.monotonic", lambda: next(clock))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    tell = progress.reporter()
    assert tell is not None
    for done in range(1, 6):
        tell(done, 5)
    assert terminal.getvalue() == "\r2 of 5 pages\r4 of 5 pages\r\x1b[K"


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimpack.cli.progress.time.monotonic", lambda: 0.0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    tell = progress.reporter()
    assert tell is not None
    tell(1, 1)
    assert terminal.getvalue() == ""
