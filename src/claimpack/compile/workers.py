"""Pages spread over processes. What comes back is what one process would have made, in its order."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claimpack.compile.part import base_of, part_of
from claimpack.read.contracts import read_contracts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimpack.compile.part import Base, Part
    from claimpack.compile.stock import Stock

# Fewer pages than this are made sooner than another process is ready for them.
_WORTH_A_PROCESS = 24
_AT_ONCE = 8


def spread(
    source_ids: Sequence[str], stock: Stock, base: Base, jobs: int, *, rows: bool
) -> Iterator[tuple[str, Part]]:
    """Make the parts of some pages. If the processes die (no memory, a signal), this one goes on alone."""
    jobs = min(jobs, len(source_ids) // _WORTH_A_PROCESS)
    done = 0
    if jobs > 1:
        from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
        from multiprocessing import get_context

        # Elsewhere a forked process may inherit threads of the system's own libraries.
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(jobs, context, _begin, (stock, rows))
        try:
            for source_id, part in zip(
                source_ids, pool.map(_make, source_ids, chunksize=_AT_ONCE), strict=True
            ):
                yield source_id, part
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    for source_id in source_ids[done:]:
        yield source_id, part_of(stock.sheaf(source_id), base, stock.texts, rows=rows)


class _Work:
    """What a process keeps between two pages."""

    stock: Stock
    base: Base
    rows: bool


def _begin(stock: Stock, rows: bool) -> None:
    _Work.stock, _Work.rows = stock, rows
    _Work.base = base_of(map(stock.read, stock.base), read_contracts())


def _make(source_id: str) -> Part:
    return part_of(_Work.stock.sheaf(source_id), _Work.base, _Work.stock.texts, rows=_Work.rows)
