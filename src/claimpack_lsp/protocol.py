"""Values of ours to values of the Language Server Protocol (3.17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimpack.model.location import START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.model.finding import Finding
    from claimpack.model.line_index import LineIndex
    from claimpack.model.location import TextRange
    from claimpack_lsp.complete import Completion
    from claimpack_lsp.navigate import Target
    from claimpack_lsp.rename import Change
    from claimpack_lsp.symbols import Symbol

    LineIndexOf = Callable[[str], LineIndex]
    UriOf = Callable[[str], str]

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_CHOICES = {
    "id": types.CompletionItemKind.Reference,
    "code": types.CompletionItemKind.EnumMember,
    "key": types.CompletionItemKind.Property,
    "anchor": types.CompletionItemKind.Field,
}
_SYMBOLS = {"claim": types.SymbolKind.Object, "entry": types.SymbolKind.Key}


def range_of(line_index: LineIndex, text_range: TextRange) -> types.Range:
    """Translate a place of a text."""
    start, end = line_index.range(text_range)
    return types.Range(types.Position(*start), types.Position(*end))


def location(target: Target, line_index_of: LineIndexOf, uri_of: UriOf) -> types.Location:
    """Translate a place of a file."""
    return types.Location(uri_of(target.path), range_of(line_index_of(target.path), target.text_range))


def finding(
    found: Finding, line_index_of: LineIndexOf, uri_of: UriOf, manual: str | None
) -> types.Diagnostic:
    """Translate a finding; `manual` is the address of the pages of the rules, where there is one."""
    path = found.location.path
    href = f"{manual}#{found.code.lower()}-{found.name}" if manual is not None else None
    return types.Diagnostic(
        range=range_of(line_index_of(path), found.text_range),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        code_description=types.CodeDescription(href) if href is not None else None,
        source="claimpack",
        message=f"{found.message}\nhelp: {found.hint}" if found.hint else found.message,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(
                    uri_of(one.location.path),
                    range_of(line_index_of(one.location.path), one.location.text_range or START),
                ),
                one.message,
            )
            for one in found.related
        ],
    )


def completion(choices: Iterable[Completion], line_index: LineIndex) -> types.CompletionList:
    """Translate choices, which keep their order."""
    return types.CompletionList(
        is_incomplete=False,
        items=[
            types.CompletionItem(
                label=one.label,
                kind=_CHOICES[one.sort],
                detail=one.detail or None,
                documentation=types.MarkupContent(types.MarkupKind.Markdown, one.markdown),
                sort_text=f"{index:05}",
                filter_text=one.label,
                text_edit=types.TextEdit(range_of(line_index, one.text_range), one.text),
            )
            for index, one in enumerate(choices)
        ],
    )


def workspace_edit(
    changes: Iterable[Change],
    line_index_of: LineIndexOf,
    uri_of: UriOf,
    version_of: Callable[[str], int | None] | None,
) -> types.WorkspaceEdit:
    """Translate changes; with the versions of open documents where the client understands them."""
    edits: dict[str, list[types.TextEdit]] = {}
    for change in changes:
        edit = types.TextEdit(range_of(line_index_of(change.path), change.text_range), change.text)
        edits.setdefault(change.path, []).append(edit)
    if version_of is None:
        return types.WorkspaceEdit(changes={uri_of(path): of_file for path, of_file in edits.items()})
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(uri_of(path), version_of(path)), list(of_file)
            )
            for path, of_file in edits.items()
        ]
    )


def symbol(one: Symbol, line_index: LineIndex) -> types.DocumentSymbol:
    """Translate a line of an outline."""
    return types.DocumentSymbol(
        name=one.name,
        detail=one.detail or None,
        kind=_SYMBOLS[one.sort],
        range=range_of(line_index, one.whole),
        selection_range=range_of(line_index, one.key),
    )
