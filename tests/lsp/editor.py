"""An editor without a screen: it speaks the Language Server Protocol with `python -m claimpack lsp`.

A place in a file is given by the words around it, with `|` where the cursor stands.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

T = TypeVar("T")
TIMEOUT = 30.0
ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Editor:
    def __init__(self, root: Path, *, encoding: str | None = None, texts: Path | None = None) -> None:
        self.root = root
        self.encoding = encoding or "utf-16"
        self.published: dict[str, list[types.Diagnostic]] = {}
        self.rounds: dict[str, int] = {}
        self.messages: list[str] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        words = ["-m", "claimpack", "lsp", *(["--texts", str(texts)] if texts else [])]
        self.client = self.run(self._start(words))
        general = types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
        edits = types.WorkspaceEditClientCapabilities(document_changes=True)
        workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
        self.answered = self.ask(
            self.client.initialize_async,
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general, workspace=workspace),
                workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
            ),
        )
        self.tell(self.client.initialized, types.InitializedParams())

    async def _start(self, words: Sequence[str]) -> LanguageClient:
        client = LanguageClient("test-editor", "1")

        def take(params: types.PublishDiagnosticsParams) -> None:
            with self._changed:
                if not params.uri.startswith(self.root.as_uri()):
                    return  # of a project that was visited before
                path = self._path(params.uri)
                self.published[path] = list(params.diagnostics)
                self.rounds[path] = self.rounds.get(path, 0) + 1
                self._changed.notify_all()

        def read(params: types.ShowMessageParams) -> None:
            with self._changed:
                self.messages.append(params.message)
                self._changed.notify_all()

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(take)
        client.feature(types.WINDOW_SHOW_MESSAGE)(read)
        environment = {name: value for name, value in os.environ.items() if name != "CLAIMPACK_TEXTS"}
        await client.start_io(sys.executable, *words, env=environment)
        return client

    def visit(self, root: Path) -> None:
        """Turn to another project: close all documents and forget what was said."""
        for path in self.texts:
            self.close(path)
        with self._changed:
            self.root = root
            for state in (self.published, self.rounds, self.texts, self.versions):
                state.clear()
            self.messages.clear()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(TIMEOUT)

    def ask(self, request: Callable[[Any], Awaitable[T]], params: object) -> T:
        async def asked() -> T:
            return await request(params)

        return self.run(asked())

    def tell(self, notification: Callable[[Any], None], params: object) -> None:
        self._loop.call_soon_threadsafe(notification, params)

    def wait(self, holds: Callable[[], T]) -> T:
        """Wait until something holds, looking again whenever the server has sent something."""
        end = time.monotonic() + TIMEOUT
        with self._changed:
            while not (found := holds()):
                if not self._changed.wait(end - time.monotonic()):
                    raise AssertionError(f"nothing came; published: {self.published}, {self.messages}")
        return found

    def stop(self) -> int | None:
        """Take leave, and give the exit status of the server."""
        self.ask(self.client.shutdown_async, None)
        self.tell(self.client.exit, None)
        return self.ended()

    def ended(self) -> int | None:
        server = self.client._server
        assert server is not None
        status = self.run(asyncio.wait_for(server.wait(), TIMEOUT))
        with contextlib.suppress(RuntimeError):
            self.run(self.client.stop())  # type: ignore[no-untyped-call]
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(TIMEOUT)
        return status

    # Documents

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def _path(self, uri: str) -> str:
        return Path(to_fs_path(uri) or "").relative_to(self.root).as_posix()

    def open(self, path: str, text: str | None = None) -> None:
        self.texts[path] = (self.root / path).read_text("utf-8") if text is None else text
        self.versions[path] = 1
        item = types.TextDocumentItem(self.uri(path), "yaml", 1, self.texts[path])
        self.tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))

    def change(self, path: str, old: str, new: str) -> None:
        assert self.texts[path].count(old) == 1, old
        self.texts[path] = self.texts[path].replace(old, new)
        self.versions[path] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[path], self.uri(path))
        whole = types.TextDocumentContentChangeWholeDocument(self.texts[path])
        self.tell(
            self.client.text_document_did_change, types.DidChangeTextDocumentParams(document, [whole])
        )

    def save(self, path: str) -> None:
        (self.root / path).write_text(self.texts[path], "utf-8")
        identifier = types.TextDocumentIdentifier(self.uri(path))
        self.tell(self.client.text_document_did_save, types.DidSaveTextDocumentParams(identifier))

    def close(self, path: str) -> None:
        identifier = types.TextDocumentIdentifier(self.uri(path))
        self.tell(self.client.text_document_did_close, types.DidCloseTextDocumentParams(identifier))

    def files_changed(self, *paths: str) -> None:
        events = [types.FileEvent(self.uri(path), types.FileChangeType.Deleted) for path in paths]
        self.tell(self.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams(events))

    # Places

    def position(self, path: str, around: str) -> types.Position:
        before, after = around.split("|")
        text = self.texts[path]
        assert text.count(before + after) == 1, around
        offset = text.index(before + after) + len(before)
        line = text.count("\n", 0, offset)
        return types.Position(line, self._units(text[text.rfind("\n", 0, offset) + 1 : offset]))

    def _units(self, text: str) -> int:
        name, size = ENCODINGS[self.encoding]
        return len(text.encode(name)) // size

    def words(self, path: str, found: types.Range) -> str:
        """Give what stands in a range, by the units of the agreed encoding."""
        text = self.texts.get(path) or (self.root / path).read_text("utf-8")
        return text[self._index(text, found.start) : self._index(text, found.end)]

    def _index(self, text: str, position: types.Position) -> int:
        lines = text.split("\n")
        name, size = ENCODINGS[self.encoding]
        encoded = lines[position.line].encode(name)[: position.character * size]
        return sum(len(line) + 1 for line in lines[: position.line]) + len(encoded.decode(name))

    # Requests

    def _at(self, path: str, around: str) -> dict[str, Any]:
        identifier = types.TextDocumentIdentifier(self.uri(path))
        return {"text_document": identifier, "position": self.position(path, around)}

    def found(self, path: str) -> list[str]:
        """Give what is published about a file: code, line from 1, the words, the first line of the message."""
        return [
            f"{one.code} {one.range.start.line + 1} `{self.words(path, one.range)}` "
            f"{one.message.splitlines()[0]}"
            for one in self.published.get(path, [])
        ]

    def hover(self, path: str, around: str) -> str:
        answer = self.ask(
            self.client.text_document_hover_async, types.HoverParams(**self._at(path, around))
        )
        if answer is None:
            return ""
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    def completion(self, path: str, around: str) -> dict[str, types.CompletionItem]:
        params = types.CompletionParams(**self._at(path, around))
        answer = self.ask(self.client.text_document_completion_async, params)
        assert isinstance(answer, types.CompletionList)
        return {item.label: item for item in answer.items}

    def completed(self, path: str, around: str, label: str) -> str:
        """Give the line that accepting a completion makes."""
        edit = self.completion(path, around)[label].text_edit
        assert isinstance(edit, types.TextEdit)
        text = self.edited(self.texts[path], [edit])
        return text.split("\n")[edit.range.start.line]

    def definition(self, path: str, around: str) -> str:
        params = types.DefinitionParams(**self._at(path, around))
        answer = self.ask(self.client.text_document_definition_async, params)
        return self._place(answer) if isinstance(answer, types.Location) else ""

    def references(self, path: str, around: str, *, declared: bool = True) -> list[str]:
        context = types.ReferenceContext(include_declaration=declared)
        params = types.ReferenceParams(context=context, **self._at(path, around))
        answer = self.ask(self.client.text_document_references_async, params)
        return [self._place(one) for one in answer or ()]

    def _place(self, found: types.Location) -> str:
        path = self._path(found.uri)
        return f"{path}:{found.range.start.line + 1}: {self.words(path, found.range)}"

    def actions(self, path: str, around: str) -> dict[str, types.WorkspaceEdit]:
        at = self.position(path, around)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(path)),
            types.Range(at, at),
            types.CodeActionContext(self.published.get(path, [])),
        )
        answer = self.ask(self.client.text_document_code_action_async, params)
        actions = [one for one in answer or () if isinstance(one, types.CodeAction)]
        assert all(one.diagnostics for one in actions)
        return {one.title: one.edit for one in actions if one.edit is not None}

    def rename(self, path: str, around: str, new: str) -> types.WorkspaceEdit:
        params = types.RenameParams(new_name=new, **self._at(path, around))
        answer = self.ask(self.client.text_document_rename_async, params)
        assert answer is not None
        return answer

    def renamable(self, path: str, around: str) -> str:
        params = types.PrepareRenameParams(**self._at(path, around))
        answer = self.ask(self.client.text_document_prepare_rename_async, params)
        assert isinstance(answer, types.PrepareRenamePlaceholder)
        assert self.words(path, answer.range) == answer.placeholder
        return answer.placeholder

    def outline(self, path: str) -> list[types.DocumentSymbol]:
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(self.uri(path)))
        answer = self.ask(self.client.text_document_document_symbol_async, params)
        return [one for one in answer or () if isinstance(one, types.DocumentSymbol)]

    # Edits

    def apply(self, edit: types.WorkspaceEdit) -> dict[str, int]:
        """Write an edit to disk; give how many changes each file had."""
        counts = {}
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            path = self._path(change.text_document.uri)
            edits = [one for one in change.edits if isinstance(one, types.TextEdit)]
            text = self.texts.get(path) or (self.root / path).read_text("utf-8")
            self.texts[path] = self.edited(text, edits)
            (self.root / path).write_text(self.texts[path], "utf-8")
            counts[path] = len(edits)
        return counts

    def edited(self, text: str, edits: Sequence[types.TextEdit]) -> str:
        spans = [
            (self._index(text, one.range.start), self._index(text, one.range.end), one.new_text)
            for one in edits
        ]
        for start, end, new in sorted(spans, reverse=True):
            text = text[:start] + new + text[end:]
        return text
