"""The language server: requests of an editor to functions of ours, and their answers back."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from claimpack.model.line_index import LineIndex
from claimpack.model.manifest import MANIFEST
from claimpack.workspace.contracts import read_contracts
from claimpack_lsp import protocol
from claimpack_lsp.document_store import text_of
from claimpack_lsp.session import Buffer, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimpack.model.line_index import Encoding
    from claimpack_lsp.rename import Change

_MANUAL = "docs/rules.md"


class Request(NamedTuple):
    """A document of a project, and how its text is measured."""

    session: Session
    path: str
    line_index: LineIndex


class Server(LanguageServer):
    """The server and the projects that it has met."""

    def __init__(self, texts: Sequence[Path]) -> None:
        """Take the folders of texts, which all projects share."""
        super().__init__(
            "claimpack", version("claimpack"), text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        contracts = read_contracts()
        self.schemas = contracts.shapes
        self.vocabularies = contracts.vocabularies
        self.sessions: dict[Path, Session] = {}
        self.was_shut_down = False
        self._texts = texts
        self._published: dict[Path, set[str]] = {}
        self._told: set[str] = set()

    def session_at(self, path: Path) -> Session | None:
        """Find the project that a file or folder belongs to: the nearest one upwards with a manifest.

        Links are not followed: editors know files by the path under which they were opened.
        """
        for folder in (path, *path.parents):
            if (folder / MANIFEST).is_file():
                if folder not in self.sessions:
                    self.sessions[folder] = Session(folder, self._texts, self.publish)
                return self.sessions[folder]
        return None

    def located(self, uri: str) -> tuple[Session, str] | None:
        """Find the project of a document and its path there; None for what no check looks at."""
        name = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
        session = self.session_at(Path(name)) if name is not None else None
        if session is None or name is None:
            return None
        path = Path(name).relative_to(session.root).as_posix()
        return (session, path) if session.is_input(path) else None

    def look_at(self, uri: str) -> None:
        """Check the project of a folder that the editor has opened, or say that there is none."""
        name = to_fs_path(uri)
        if name is None:
            return
        session = self.session_at(Path(name))
        if session is not None:
            session.check_soon(0)
        else:
            self.tell(f"there is no {MANIFEST} in {name} or above it, so nothing is checked there")

    def take(self, uri: str, delay: float) -> None:
        """Take what a document holds now, and have its project checked."""
        found = self.located(uri)
        if found is not None:
            session, path = found
            document = self.workspace.get_text_document(uri)
            content = document.source.encode("utf-8", errors="surrogatepass")
            session.open(path, Buffer(uri=uri, version=document.version, content=content))
            session.check_soon(delay)

    def document(self, uri: str) -> Request | None:
        """Find a document whose text is known."""
        found = self.located(uri)
        if found is None or found[1] not in found[0].store.documents:
            return None
        session, path = found
        return Request(session, path, self.line_index_of(session)(path))

    def line_index_of(self, session: Session, *, checked: bool = False) -> Callable[[str], LineIndex]:
        """Return what measures the files of a project as they are now, or as the last check saw them."""
        encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        line_indexes: dict[str, LineIndex] = {}

        def line_index(path: str) -> LineIndex:
            if path not in line_indexes:
                seen = session.found.buffers.get(path) if checked else None
                opened = session.store.documents.get(path)
                text = (
                    text_of(seen.content) if seen is not None else opened.text if opened is not None else ""
                )
                line_indexes[path] = LineIndex(text, _encoding(encoding))
            return line_indexes[path]

        return line_index

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Show a message, each one once."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(kind, f"claimpack: {message}"))

    def publish(self, session: Session) -> None:
        """Send what a check found; files that were fixed, or are gone, are cleared."""
        found = session.found
        if found.read_error is not None:
            self.tell(found.read_error)
        line_index_of = self.line_index_of(session, checked=True)
        manual = session.root / _MANUAL
        href = manual.as_uri() if manual.is_file() else None
        before = self._published.get(session.root, set())
        for path in sorted({*found.findings, *found.buffers, *before}):
            seen = found.buffers.get(path)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    uri=session.uri_of(path),
                    version=seen.version if seen is not None else None,
                    diagnostics=[
                        protocol.finding(one, line_index_of, session.uri_of, href)
                        for one in found.findings.get(path, ())
                    ],
                )
            )
        self._published[session.root] = set(found.findings)

    def edit(self, session: Session, changes: Sequence[Change]) -> types.WorkspaceEdit:
        """Make an edit of several files in the form that the client understands."""
        workspace = self.client_capabilities.workspace
        known = workspace.workspace_edit if workspace is not None else None
        versioned = known is not None and bool(known.document_changes)
        return protocol.workspace_edit(
            changes, self.line_index_of(session), session.uri_of, session.version_of if versioned else None
        )


def _encoding(name: str) -> Encoding:
    return "utf-8" if name == "utf-8" else "utf-32" if name == "utf-32" else "utf-16"
