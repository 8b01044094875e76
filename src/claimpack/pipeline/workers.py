"""Pages spread over processes. What comes back is what one process would have made, in its order."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.pipeline.page import base_of, made
from claimpack.workspace.contracts import read_contracts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.model.input_file import InputFile
    from claimpack.pipeline.page import PageContext, Part
    from claimpack.pipeline.stock import Stock

# Fewer pages than this are made sooner than another process is ready for them.
_WORTH_A_PROCESS = 24
_AT_ONCE = 8


def spread(
    source_ids: Sequence[str], stock: Stock, base: PageContext, jobs: int, *, rows: bool
) -> Iterator[tuple[str, str, Part]]:
    """Make the parts of some pages: ids, names of what they were made from, and parts.

    If the processes die (no memory, a signal), this one goes on alone; if this one dies, so do they.
    """
    jobs = min(jobs, len(source_ids) // _WORTH_A_PROCESS)
    done = 0
    if jobs > 1:
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context("fork" if _is_alone() else "spawn")
        pool = ProcessPoolExecutor(jobs, context, _begin, (stock, base.files, base.own, rows))
        try:
            with _uninterrupted():
                parts = pool.map(_make, source_ids, chunksize=_AT_ONCE)
            for source_id, (grounds, part) in zip(source_ids, parts, strict=True):
                yield source_id, grounds, part
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    for source_id in source_ids[done:]:
        yield source_id, *made(source_id, stock, base, rows=rows)


def _is_alone() -> bool:
    """Tell whether this process is a single thread, those of libraries included.

    A forked process has none of the others, but whatever locks they hold. Only Linux can tell.
    """
    try:
        return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1
    except OSError:
        return False


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Begin processes that do not hear of Ctrl-C, which is for this one to answer."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Work:
    """What a process keeps between two pages."""

    stock: Stock
    base: PageContext
    rows: bool


def _begin(stock: Stock, files: Sequence[InputFile], own: str, rows: bool) -> None:
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where nothing can be inherited
    Thread(target=_follow, daemon=True).start()
    _Work.stock, _Work.rows = stock, rows
    _Work.base = base_of(files, read_contracts(), own)


def _follow() -> None:
    """Exit with the parent process: one that is killed cannot say so."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    asking = parent_process()
    if asking is not None:
        wait([asking.sentinel])
        os._exit(1)


def _make(source_id: str) -> tuple[str, Part]:
    return made(source_id, _Work.stock, _Work.base, rows=_Work.rows)
