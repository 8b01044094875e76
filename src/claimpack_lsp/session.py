"""One project in an editor: what is open, what the last check found, and when to check again.

Buffers change on the event loop; the check runs in a thread over frozen values, so that hover and
completion answer meanwhile.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimpack.cache.cache import Cache
from claimpack.model.error import ClaimpackError
from claimpack.model.manifest import BUILD, MANIFEST
from claimpack.pipeline import check_second_annotations, check_workspace
from claimpack.workspace.roles import role_of
from claimpack.workspace.workspace import Workspace
from claimpack_lsp.document_store import DocumentStore, store_documents, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.pipeline import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """An open document as its editor has it."""

    uri: str
    version: int | None
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found, by path, and the buffers that it used, or in `read_error` why there was none."""

    findings: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    buffers: Mapping[str, Buffer] = field(default_factory=dict)
    workspace: Workspace | None = None
    checked: Checked | None = None
    in_second: tuple[Finding, ...] = ()
    """What was found in the files of second annotators."""
    read_error: str | None = None


class Session:
    """The state of one project. `publish` is called on the event loop after every check."""

    def __init__(self, root: Path, texts: Sequence[Path], publish: Callable[[Session], None]) -> None:
        """Take the root of the project and the folders of texts; nothing is read yet."""
        self.root = root
        self.store = DocumentStore({})
        self.found = CheckResult()
        self.buffers: dict[str, Buffer] = {}
        self._texts = texts
        self._publish = publish
        self._cache = Cache()
        self._due = 0.0
        self._stale = False
        self._task: asyncio.Task[None] | None = None

    def open(self, path: str, buffer: Buffer) -> None:
        """Take what a document holds now, when it is opened or has changed."""
        self.buffers[path] = buffer
        self._put(path, buffer)

    def close(self, path: str) -> None:
        """Forget a buffer; from now on the file on disk counts."""
        self.buffers.pop(path, None)

    def check_soon(self, delay: float) -> None:
        """Check after some seconds in which nothing else asks for it."""
        loop = asyncio.get_running_loop()
        self._due, self._stale = loop.time() + delay, True
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._run())

    def stop(self) -> None:
        """Let no further check begin."""
        if self._task is not None:
            self._task.cancel()

    def uri_of(self, path: str) -> str:
        """Return the URI of a file, as its editor writes it where it is open."""
        buffer = self.buffers.get(path)
        return buffer.uri if buffer is not None else (self.root / path).as_uri()

    def version_of(self, path: str) -> int | None:
        """Return the version of an open document."""
        buffer = self.buffers.get(path)
        return buffer.version if buffer is not None else None

    def is_published(self, kind: str, name: str) -> bool:
        """Return whether an id is in the tables that were built last, so that readers may know it."""
        table = self.root / BUILD / f"{kind}s.csv"
        try:
            with table.open(encoding="utf-8") as lines:
                return any(line.startswith(f"{name},") for line in lines)
        except (OSError, UnicodeDecodeError):
            return False

    def is_input(self, path: str) -> bool:
        """Return whether a path is an input of the compiler."""
        return path == MANIFEST or path.endswith(".mask") or role_of(path) is not None

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._stale:
            while (wait := self._due - loop.time()) > 0:
                await asyncio.sleep(wait)
            self._stale = False
            buffers = dict(self.buffers)
            self.found = await asyncio.to_thread(
                _check, self.root, self._texts, buffers, self.found, self._cache
            )
            if self.found.workspace is not None:
                self.store = await asyncio.to_thread(store_documents, self.found.workspace, self.store)
                for path, buffer in self.buffers.items():  # what was typed meanwhile
                    self._put(path, buffer)
            self._publish(self)

    def _put(self, path: str, buffer: Buffer) -> None:
        role = role_of(path)
        if role is not None:
            text = text_of(buffer.content)
            self.store = self.store.with_text(path, role.kind, text, second=role.second)


def _check(
    root: Path, texts: Sequence[Path], buffers: Mapping[str, Buffer], before: CheckResult, cache: Cache
) -> CheckResult:
    overlay = {path: buffer.content for path, buffer in buffers.items()}
    try:
        workspace = Workspace(root, texts, overlay=overlay, in_memory=True)
        former = before.workspace
        if former is not None and workspace.fingerprint == former.fingerprint:
            return replace(before, buffers=buffers)  # a save of what has been checked already
        checked = check_workspace(workspace, cache, search_borrowed=False)
        same = former is not None and _second(workspace) == _second(former)
        in_second = before.in_second if same else check_second_annotations(workspace)
    except ClaimpackError as error:
        return CheckResult(buffers=buffers, read_error=str(error))
    except Exception as error:  # a bug of ours must not end the server; the next check may go well
        return CheckResult(buffers=buffers, read_error=f"the check failed: {type(error).__name__}: {error}")
    found: dict[str, list[Finding]] = {}
    for finding in (*checked.report.findings, *in_second):
        found.setdefault(finding.location.path, []).append(finding)
    return CheckResult(
        findings=found, buffers=buffers, workspace=workspace, checked=checked, in_second=in_second
    )


def _second(workspace: Workspace) -> dict[str, str]:
    """Return the digests of the files of second annotators."""
    return {path: workspace.digest(path) for path in workspace.second_annotations}
