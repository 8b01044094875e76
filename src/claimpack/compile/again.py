"""A report at once, where nothing has changed since it was made.

An answer is kept with the stamps of every file that it was made from. Those whose times cannot tell a later
change yet are kept with their digests, and read again.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from claimpack.check.packing import packed, unpacked
from claimpack.compile.memory import Memory
from claimpack.compile.shown import lines_of
from claimpack.model.report import Report, Tally
from claimpack.read.folder import Folder
from claimpack.store.index import is_settled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from claimpack.model.selection import Selection


def check_again(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    cache: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Give the report of `check_project`, from memory if the same question was answered before."""
    memory = Memory(cache)
    folder = Folder(root, texts, None if memory.index is None else memory.index.digest)
    # With texts at hand every file of the project is searched for their words; that is not worth a memory.
    name = None if cache is None or folder.texts else _name(memory, selection, today)
    known = None if name is None else _recalled(memory.shelf.get("memo", name), folder)
    if known is not None:
        return known
    began_ns = time.time_ns()
    from claimpack.compile.project import check_folder

    report = check_folder(folder, memory, selection=selection, today=today, jobs=jobs).report
    if name is not None:
        memory.shelf.put("memo", name, _kept(report, folder, began_ns))
        memory.keep()
    return report


def _name(memory: Memory, selection: Selection | None, today: date | None) -> str:
    question = repr((memory.own, selection, today))
    return f"check {sha256(question.encode()).hexdigest()}"


def _kept(report: Report, folder: Folder, began_ns: int) -> str:
    stamps = folder.stamps
    fresh = {path: folder.digest(path) for path, stamp in stamps.items() if not is_settled(stamp, began_ns)}
    tally = {name: getattr(report.tally, name) for name in Tally.__dataclass_fields__}
    found = [packed(one) for one in report.diagnostics]
    answer = [found, tally, report.unread, report.n_waived, report.n_known]
    return json.dumps([_looks(folder, fresh), fresh, answer], separators=(",", ":"))


def _recalled(stored: str | None, folder: Folder) -> Report | None:
    with suppress(ValueError, TypeError, KeyError):
        looks, fresh, answer = json.loads(stored or "null")
        if any(folder.read(path).digest != digest for path, digest in fresh.items()):
            return None
        if looks == _looks(folder, fresh):
            return _report(folder, *answer)
    return None


def _looks(folder: Folder, fresh: Iterable[str]) -> str:
    """Name what all files look like, but those that are fresh."""
    without = set(fresh)
    settled = [one for one in folder.stamps.items() if one[0] not in without]
    return sha256(repr((settled, sorted(without))).encode("utf-8", "surrogateescape")).hexdigest()


def _report(
    folder: Folder, found: list[Any], tally: dict[str, Any], unread: list[str], n_waived: int, n_known: int
) -> Report:
    diagnostics = tuple(unpacked(one) for one in found)
    lines = lines_of(folder)
    return Report(
        diagnostics=diagnostics,
        tally=Tally(**(tally | {"texts_missing": tuple(tally["texts_missing"])})),
        files=lines.paths,
        unread=tuple(unread),
        lines=lines.shown(diagnostics),
        n_waived=n_waived,
        n_known=n_known,
    )
