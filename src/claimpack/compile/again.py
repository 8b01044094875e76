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
from claimpack.read.folder import Folder
from claimpack.read.listing import listed
from claimpack.read.project import MANIFEST
from claimpack.store.index import is_settled
from claimpack.write.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from claimpack.model.selection import Selection
    from claimpack.read.listing import Stamp
    from claimpack.write.publish import Published

# A day is a question of its own, and so is every choice of rules.
_MOST_ANSWERS = 64
# Before the paths of what a build has made; no input file has such a path.
_MADE = "//"


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
    question = _Question("check", (selection, today), memory, root, texts)
    known = question.recalled()
    if known is not None:
        return known
    from claimpack.compile.project import check_folder

    report = check_folder(question.folder, memory, selection=selection, today=today, jobs=jobs).report
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
    where = root / BUILD if out is None else out
    question = _Question("build", (out, only_check), memory, root, texts, where)
    known = question.recalled()
    if known is not None:
        return known
    from claimpack.compile.build import build_folder

    report, published = build_folder(question.folder, memory, out=out, only_check=only_check, jobs=jobs)
    question.keep(report, published)
    return report


class _Question:
    """What is asked of a project, and the memory that may have the answer.

    Files may be written while the answer is looked for. One that is of no single state is not kept.
    """

    def __init__(
        self,
        name: str,
        options: object,
        memory: Memory,
        root: Path,
        texts: Iterable[Path],
        out: Path | None = None,
    ) -> None:
        now_ns = time.time_ns()
        self.folder = Folder(root, texts, memory.digest)
        asked = repr((memory.own, options)).encode()
        self._name = f"{name} {sha256(asked).hexdigest()}"
        self._memory = memory
        self._out = out
        # With texts at hand every file of the project is searched for their words. A link may be led
        # elsewhere without a trace in the files behind it, and no build writes through one.
        is_link = out is not None and out.is_symlink()
        self._is_kept = memory.index is not None and not self.folder.texts and not is_link
        self._seen = {**self.folder.stamps, **self._made()} if self._is_kept else {}
        self._fresh = [path for path, stamp in self._seen.items() if not is_settled(stamp, now_ns)]
        self._digests: dict[str, str] = {}

    def recalled(self) -> Report | None:
        """Give the answer, if everything looks as it did."""
        stored = self._memory.shelf.get("memo", self._name) if self._is_kept else None
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            looks, fresh, answer = json.loads(stored or "null")
            if looks == _looks(self._seen, fresh) and fresh == self._digested(fresh):
                return _report(self.folder, *answer)
        self._digests = self._digested(self._fresh)
        return None

    def keep(self, report: Report, published: Published | None = None) -> None:
        """Keep an answer, with what a build has written, if files are still those that it was found in."""
        if not self._is_kept:
            return
        now_ns = time.time_ns()
        before, stamps = dict(self._seen), {**Folder(self.folder.root).stamps, **self._made()}
        digests = self._digests
        if published is not None:
            written = self._written(published)
            digests = {path: one for path, one in digests.items() if not path.startswith(_MADE)} | written
            before = {path: stamp for path, stamp in before.items() if not path.startswith(_MADE)}
            before |= {path: stamps[path] for path in written if path in stamps}
        if before != stamps or digests != self._digested(digests):
            return
        fresh = {path: digest for path, digest in digests.items() if not is_settled(stamps[path], now_ns)}
        tally = {name: getattr(report.tally, name) for name in Tally.__dataclass_fields__}
        found = [packed(one) for one in report.diagnostics]
        answer = [found, tally, report.unread, report.n_waived, report.n_known]
        kept = [_looks(stamps, fresh), fresh, answer]
        shelf = self._memory.shelf
        known = [name for name in shelf.names("memo") if name.startswith(("check ", "build "))]
        if len(known) >= _MOST_ANSWERS:
            shelf.drop("memo", known)
        shelf.put("memo", self._name, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
        self._memory.keep()

    def _made(self) -> dict[str, Stamp]:
        """List what builds have made."""
        if self._out is None:
            return {}
        found = listed(self._out.parent, self._out.name, ("",))
        return {f"{_MADE}{path}": stamp for path, stamp in sorted(found.items())}

    def _written(self, published: Published) -> dict[str, str]:
        """Give the digests of what a build has just written; somebody may have written to it since."""
        out = "" if self._out is None else self._out.name
        digests = {f"{_MADE}{out}/{name}": one.sha256 for name, one in published.files.items()}
        if published.manifest is not None:
            digests[MANIFEST] = sha256(published.manifest.encode("utf-8")).hexdigest()
        return digests

    def _digested(self, paths: Collection[str]) -> dict[str, str]:
        return {path: self._digest(path) for path in paths}

    def _digest(self, path: str) -> str:
        if not path.startswith(_MADE) or self._out is None:
            return self.folder.read(path).digest
        made = self._out.parent / path.removeprefix(_MADE)
        with suppress(OSError):
            if made.is_file():
                return digest_of(made, 0).sha256
        return "not a file"


def _looks(stamps: Mapping[str, Stamp], fresh: Collection[str]) -> str:
    """Name what all files look like; of those that are fresh, that they are there."""
    looks = [(path, None if path in fresh else stamp) for path, stamp in stamps.items()]
    return sha256(repr(looks).encode("utf-8", "surrogateescape")).hexdigest()


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
