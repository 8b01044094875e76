"""Pages compiled in several processes. The results are those of one process, in its order."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.pipeline.page import compile_page, make_context
from claimpack.pipeline.page_result import encode
from claimpack.workspace.contracts import read_contracts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.model.input_file import InputFile
    from claimpack.pipeline.page import PageContext
    from claimpack.pipeline.page_result import EncodedResult
    from claimpack.workspace.workspace import Workspace

# Fewer pages are compiled sooner than another process has started.
_MIN_PAGES_PER_PROCESS = 24
_CHUNK = 8


def compile_pages(
    source_ids: Sequence[str], workspace: Workspace, context: PageContext, jobs: int, *, with_rows: bool
) -> Iterator[tuple[str, EncodedResult]]:
    """Compile some pages in up to `jobs` processes.

    If the processes die (no memory, a signal), this one goes on alone; if this one dies, so do they.
    """
    jobs = min(jobs, len(source_ids) // _MIN_PAGES_PER_PROCESS)
    done = 0
    if jobs > 1:
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
        from multiprocessing import get_context

        method = get_context("fork" if _has_one_thread() else "spawn")
        given = (workspace, context.files, context.tool, context.rules_folder, with_rows)
        pool = ProcessPoolExecutor(jobs, method, _start, given)
        try:
            with _interrupts_blocked():
                results = pool.map(_compile, source_ids, chunksize=_CHUNK)
            for source_id, encoded in zip(source_ids, results, strict=True):
                yield source_id, encoded
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    for source_id in source_ids[done:]:
        result = compile_page(workspace.source_files(source_id), context, with_rows=with_rows)
        yield source_id, encode(result, with_rows=with_rows)


def _has_one_thread() -> bool:
    """Return whether this process is a single thread, counting those of libraries.

    A forked process has none of the other threads, but the locks that they hold. Only Linux can tell.
    """
    try:
        return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1
    except OSError:
        return False


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Start processes that ignore Ctrl-C, which this one handles."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Process:
    """What a process keeps between two pages."""

    workspace: Workspace
    context: PageContext
    with_rows: bool


def _start(
    workspace: Workspace, files: Sequence[InputFile], tool: str, rules_folder: str, with_rows: bool
) -> None:
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where a signal mask is not inherited
    Thread(target=_exit_with_parent, daemon=True).start()
    _Process.workspace, _Process.with_rows = workspace, with_rows
    _Process.context = make_context(files, read_contracts(), tool=tool, rules_folder=rules_folder)


def _exit_with_parent() -> None:
    """Exit when the parent process does, which cannot say so if it is killed."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _compile(source_id: str) -> EncodedResult:
    source_files = _Process.workspace.source_files(source_id)
    result = compile_page(source_files, _Process.context, with_rows=_Process.with_rows)
    return encode(result, with_rows=_Process.with_rows)
