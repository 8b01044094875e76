"""What an editor tells without asking anything: folders and documents come, change and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimpack.model.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimpack_lsp.server import Server

PAUSE = 0.15
"""Seconds without a keystroke before a changed document is checked."""

_WATCHED = ("**/*.yaml", "**/*.yml", "**/*.mask", f"**/{MANIFEST}")


def _initialized(ls: Server, _: types.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace is not None else None
    if watched is not None and watched.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        )
        watching = types.Registration("claimpack-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([watching]))
    for folder in ls.workspace.folders.values():
        ls.look_at(folder.uri)
    if not ls.workspace.folders and ls.workspace.root_uri:
        ls.look_at(ls.workspace.root_uri)


def _folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    for folder in params.event.added:
        ls.look_at(folder.uri)


def _files_changed(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    for session in ls.sessions.values():
        session.check_soon(PAUSE)


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.take(params.text_document.uri, 0)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.take(params.text_document.uri, PAUSE)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    found = ls.located(params.text_document.uri)
    if found is not None:
        found[0].check_soon(0)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    found = ls.located(params.text_document.uri)
    if found is not None:
        session, path = found
        session.close(path)
        session.check_soon(0)


def _shut_down(ls: Server, _: object) -> None:
    ls.was_shut_down = True
    for session in ls.sessions.values():
        session.stop()


NOTIFICATIONS: Mapping[str, Callable[..., None]] = {
    types.INITIALIZED: _initialized,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: _folders_changed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _files_changed,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _saved,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.SHUTDOWN: _shut_down,
}
