"""An answer at once, where nothing has changed since it was found.

A report is kept with the stamps of every file that it rests on. Those that have been touched so lately
that their times could not tell a further change are kept with their digests, and read again.
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
from claimpack.model.manifest import BUILD
from claimpack.model.report import Report, Tally
from claimpack.read.files import read_file
from claimpack.read.folder import Folder
from claimpack.read.listing import listed, stamp_of
from claimpack.read.project import MANIFEST
from claimpack.store.index import is_settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from claimpack.model.selection import Selection
    from claimpack.read.listing import Stamp


def check_again(
    root: Path,
    *,
    texts: Iterable[Path] = (),
    selection: Selection | None = None,
    today: date | None = None,
    cache: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Give the report of `check_project`, from memory if the same question has been answered."""
    memory = Memory(cache)
    folder = Folder(root, texts, memory.digest)
    question = _Question("check", (selection, today), memory, folder)
    known = question.recalled()
    if known is not None:
        return known
    from claimpack.compile.project import check_folder

    report = check_folder(folder, memory, selection=selection, today=today, jobs=jobs).report
    question.keep(report)
    return report


def build_project(
    root: Path,
    *,
    out: Path | None = None,
    texts: Iterable[Path] = (),
    only_check: bool = False,
    cache: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Compile a project and publish its tables in `out` (default: `build/` of the project).

    A default build refreshes the manifest too. With `only_check` nothing is written, and whatever a
    build would write otherwise is a finding (B01). `cache` is a file that keeps what was found out for
    later runs; pages are spread over `jobs` processes.
    """
    memory = Memory(cache)
    folder = Folder(root, texts, memory.digest)
    question = _Question("build", (out, only_check), memory, folder, root / BUILD if out is None else out)
    known = question.recalled()
    if known is not None:
        return known
    from claimpack.compile.build import build_folder

    report, manifest = build_folder(folder, memory, out=out, only_check=only_check, jobs=jobs)
    question.keep(report, manifest)
    return report


class _Question:
    """What is asked of a project, and the memory that may have the answer."""

    def __init__(
        self, name: str, options: object, memory: Memory, folder: Folder, out: Path | None = None
    ) -> None:
        asked = repr((memory.own, options)).encode()
        self._name = f"{name} {sha256(asked).hexdigest()}"
        self._memory = memory
        self._folder = folder
        self._out = out
        self._began_ns = time.time_ns()
        # With texts at hand every file of the project is searched for their words.
        self._is_kept = memory.index is not None and not folder.texts

    def recalled(self) -> Report | None:
        """Give the answer, if everything looks as it did."""
        stored = self._memory.shelf.get("memo", self._name) if self._is_kept else None
        with suppress(ValueError, TypeError, KeyError):
            looks, fresh, answer = json.loads(stored or "null")
            same = all(self._digest(path) == digest for path, digest in fresh.items())
            if same and looks == _looks({**self._folder.stamps, **self._made()}, fresh):
                return _report(self._folder, *answer)
        return None

    def keep(self, report: Report, manifest: str | None = None) -> None:
        """Keep an answer. `manifest` is the text that a build has written into the manifest."""
        if not self._is_kept:
            return
        stamps = dict(self._folder.stamps)
        fresh = {
            path: self._folder.digest(path)
            for path, stamp in stamps.items()
            if not is_settled(stamp, self._began_ns)
        }
        if manifest is not None:
            # Somebody may have written to it since.
            stamps[MANIFEST] = stamp_of(self._folder.root / MANIFEST)
            fresh[MANIFEST] = sha256(manifest.encode("utf-8")).hexdigest()
        made = self._made()
        now_ns = time.time_ns()
        fresh |= {path: self._digest(path) for path, stamp in made.items() if not is_settled(stamp, now_ns)}
        tally = {name: getattr(report.tally, name) for name in Tally.__dataclass_fields__}
        found = [packed(one) for one in report.diagnostics]
        answer = [found, tally, report.unread, report.n_waived, report.n_known]
        kept = json.dumps([_looks({**stamps, **made}, fresh), fresh, answer], separators=(",", ":"))
        self._memory.shelf.put("memo", self._name, kept)
        self._memory.keep()

    def _made(self) -> dict[str, Stamp]:
        """List what builds have made, by paths that no input file has."""
        if self._out is None:
            return {}
        found = listed(self._out.parent, self._out.name, ("",))
        return {f"//{path}": stamp for path, stamp in sorted(found.items())}

    def _digest(self, path: str) -> str:
        if path.startswith("//") and self._out is not None:
            parent = self._out.parent
            return read_file(parent, parent / path[2:], None).digest
        return self._folder.read(path).digest


def _looks(stamps: Mapping[str, Stamp], fresh: Mapping[str, str]) -> str:
    """Name what all files look like, but those that are fresh."""
    settled = [one for one in stamps.items() if one[0] not in fresh]
    return sha256(repr((settled, sorted(fresh))).encode("utf-8", "surrogateescape")).hexdigest()


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
