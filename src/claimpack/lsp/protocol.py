"""Values of ours to values of the Language Server Protocol (3.17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from claimpack.model.locus import START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimpack.lsp.complete import Choice
    from claimpack.lsp.navigate import Target
    from claimpack.lsp.rename import Change
    from claimpack.lsp.symbols import Symbol
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.locus import Place
    from claimpack.text.ruler import Ruler

    RulerOf = Callable[[str], Ruler]
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


def range_of(ruler: Ruler, place: Place) -> types.Range:
    """Translate a place of a text."""
    start, end = ruler.range(place)
    return types.Range(types.Position(*start), types.Position(*end))


def location(target: Target, ruler_of: RulerOf, uri_of: UriOf) -> types.Location:
    """Translate a place of a file."""
    return types.Location(uri_of(target.path), range_of(ruler_of(target.path), target.place))


def diagnostic(found: Diagnostic, ruler_of: RulerOf, uri_of: UriOf, manual: str | None) -> types.Diagnostic:
    """Translate a finding; `manual` is the address of the pages of the rules, where there is one."""
    path = found.locus.path
    href = f"{manual}#{found.code.lower()}-{found.name}" if manual is not None else None
    return types.Diagnostic(
        range=range_of(ruler_of(path), found.place),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        code_description=types.CodeDescription(href) if href is not None else None,
        source="claimpack",
        message=f"{found.message}\nhelp: {found.hint}" if found.hint else found.message,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(
                    uri_of(one.locus.path),
                    range_of(ruler_of(one.locus.path), one.locus.place or START),
                ),
                one.message,
            )
            for one in found.related
        ],
    )


def completion(choices: Iterable[Choice], ruler: Ruler) -> types.CompletionList:
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
                text_edit=types.TextEdit(range_of(ruler, one.place), one.text),
            )
            for index, one in enumerate(choices)
        ],
    )


def workspace_edit(
    changes: Iterable[Change],
    ruler_of: RulerOf,
    uri_of: UriOf,
    version_of: Callable[[str], int | None] | None,
) -> types.WorkspaceEdit:
    """Translate changes; with the versions of open documents where the client understands them."""
    edits: dict[str, list[types.TextEdit]] = {}
    for change in changes:
        edit = types.TextEdit(range_of(ruler_of(change.path), change.place), change.text)
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


def symbol(one: Symbol, ruler: Ruler) -> types.DocumentSymbol:
    """Translate a line of an outline."""
    return types.DocumentSymbol(
        name=one.name,
        detail=one.detail or None,
        kind=_SYMBOLS[one.sort],
        range=range_of(ruler, one.whole),
        selection_range=range_of(ruler, one.key),
    )
