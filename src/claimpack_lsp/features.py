"""What an editor asks: one function for each request, which finds the document and translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from claimpack_lsp import protocol
from claimpack_lsp.complete import complete
from claimpack_lsp.fixes import remedies
from claimpack_lsp.hover import hover
from claimpack_lsp.lifecycle import NOTIFICATIONS
from claimpack_lsp.navigate import definition, references
from claimpack_lsp.rename import RefusedError, renamable, rename
from claimpack_lsp.server import Request, Server
from claimpack_lsp.symbols import symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimpack.model.location import TextRange
    from claimpack_lsp.occurrences import Occurrence

_REFUSED = -32803  # RequestFailed of the protocol


def serve(texts: Sequence[Path]) -> bool:
    """Serve an editor over standard input and output; tell whether it took its leave as it should.

    `texts` are folders that hold texts of sources.
    """
    server = Server(texts)
    for name, function in NOTIFICATIONS.items():
        server.feature(name)(function)
    for name, (answer, options) in _REQUESTS.items():
        server.feature(name, options)(answer)
    server.start_io()
    return server.was_shut_down


def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    at = ls.document(params.text_document.uri)
    if at is None:
        return None
    session, path, line_index = at
    offset = _offset(at, params.position)
    said = hover(session.store, ls.schemas, session.found.checked, path, offset, line_index)
    if said is None:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, said.markdown)
    return types.Hover(text, protocol.range_of(line_index, said.text_range))


def _definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    at = ls.document(params.text_document.uri)
    if at is None:
        return None
    session, path, line_index = at
    offset = _offset(at, params.position)
    target = definition(session.store, session.found.checked, path, offset, line_index)
    if target is None:
        return None
    return protocol.location(target, ls.line_index_of(session), session.uri_of)


def _references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    at = ls.document(params.text_document.uri)
    if at is None:
        return []
    session, path, line_index = at
    line_index_of = ls.line_index_of(session)
    declared = params.context.include_declaration
    found = references(session.store, path, _offset(at, params.position), line_index, declared=declared)
    return [protocol.location(target, line_index_of, session.uri_of) for target in found]


def _outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    at = ls.document(params.text_document.uri)
    if at is None:
        return []
    return [
        protocol.symbol(one, at.line_index) for one in symbols(at.session.store, at.path, at.line_index)
    ]


def _completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    at = ls.document(params.text_document.uri)
    if at is None:
        return None
    offset = _offset(at, params.position)
    text_range = at.line_index.text_range(offset, offset)
    row, column = text_range.line - 1, text_range.column - 1
    choices = complete(at.session.store, ls.schemas, ls.vocabularies, at.path, row, column)
    return protocol.completion(choices, at.line_index)


def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    at = ls.document(params.text_document.uri)
    wanted = params.context.only
    if at is None or (wanted is not None and types.CodeActionKind.QuickFix not in wanted):
        return []
    return list(_actions(ls, at, params))


def _actions(ls: Server, at: Request, params: types.CodeActionParams) -> Iterator[types.CodeAction]:
    """Offer what can be done about the findings in a range, as long as all files are what was checked."""
    session, path, _ = at
    if session.found.buffers != session.buffers:
        return
    line_index_of = ls.line_index_of(session)
    for found in session.found.findings.get(path, ()):
        shown = protocol.finding(found, line_index_of, session.uri_of, None)
        if _before(params.range.end, shown.range.start) or _before(shown.range.end, params.range.start):
            continue
        theirs = params.context.diagnostics
        meant = [one for one in theirs if (one.code, one.range) == (shown.code, shown.range)]
        for remedy in remedies(found, session.store):
            yield types.CodeAction(
                title=remedy.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=meant,
                is_preferred=remedy.sure,
                edit=ls.edit(session, remedy.changes),
            )


def _before(one: types.Position, other: types.Position) -> bool:
    return (one.line, one.character) < (other.line, other.character)


def _prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
    at, named, text_range = _renamable(ls, params.text_document.uri, params.position)
    return types.PrepareRenamePlaceholder(
        protocol.range_of(at.line_index, text_range), named.name.rpartition("/")[2]
    )


def _rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit:
    at, named, _ = _renamable(ls, params.text_document.uri, params.position)
    try:
        changes = rename(at.session.store, named, params.new_name)
    except RefusedError as error:
        raise _refusal(str(error)) from None
    if changes and at.session.is_published(named.kind, named.name):
        ls.tell(
            f"`{named.name}` stands in the published tables; readers may know it by this id. "
            "If it was released, undo the rename, or leave a tombstone in annotations/retired.yaml."
        )
    return ls.edit(at.session, changes)


def _renamable(ls: Server, uri: str, position: types.Position) -> tuple[Request, Occurrence, TextRange]:
    at = ls.document(uri)
    if at is None:
        raise _refusal("this file is no part of a project")
    try:
        return at, *renamable(at.session.store, at.path, _offset(at, position), at.line_index)
    except RefusedError as error:
        raise _refusal(str(error)) from None


def _offset(at: Request, position: types.Position) -> int:
    return at.line_index.index((position.line, position.character))


def _refusal(why: str) -> JsonRpcException:
    return JsonRpcException(why, code=_REFUSED)


_REQUESTS: Mapping[str, tuple[Callable[..., object], Any]] = {
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_DEFINITION: (_definition, None),
    types.TEXT_DOCUMENT_REFERENCES: (_references, None),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_outline, None),
    types.TEXT_DOCUMENT_COMPLETION: (
        _completion,
        types.CompletionOptions(trigger_characters=[" ", "/", "@", "[", ","]),
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        _code_actions,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    ),
    types.TEXT_DOCUMENT_PREPARE_RENAME: (_prepare_rename, None),
    types.TEXT_DOCUMENT_RENAME: (_rename, types.RenameOptions(prepare_provider=True)),
}
