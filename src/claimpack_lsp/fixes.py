"""Fixes of findings as changes of text: those that a rule gives, and those that a hint offers.

How the edits of a rule are meant is said in `model.fix`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.line_index import LineIndex
from claimpack.yaml.edit import change
from claimpack_lsp.rename import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.finding import Finding
    from claimpack.model.fix import Edit
    from claimpack_lsp.document_store import DocumentStore, OpenDocument

_MEANT = re.compile(r"did you mean `([^`]+)`\?")
_TICKED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Changes that end a finding. A sure one may be taken without thinking about it."""

    title: str
    changes: tuple[Change, ...]
    sure: bool


def remedies(finding: Finding, store: DocumentStore) -> Iterator[Remedy]:
    """Yield what can be done about a finding in the files as they are now."""
    fix = finding.fix
    if fix is not None:
        changes = [_change(edit, store) for edit in fix.edits]
        whole = tuple(change for change in changes if change is not None)
        if len(whole) == len(fix.edits):
            yield Remedy(title=fix.title[:1].upper() + fix.title[1:], changes=whole, sure=fix.safe)
        return
    opened = store.documents.get(finding.location.path)
    meant = _MEANT.findall(finding.hint or "")
    if opened is None or finding.location.text_range is None or len(meant) != 1:
        return
    changed = _replaced(finding, meant[0], opened)
    if changed is not None:
        yield Remedy(title=f"Write `{meant[0]}`", changes=(changed,), sure=True)


def _replaced(finding: Finding, meant: str, opened: OpenDocument) -> Change | None:
    """Put what was meant in place of the word that the message names, or of all that is underlined."""
    line_index = LineIndex(opened.text)
    start, end = line_index.span(finding.text_range)
    written = line_index.text[start:end]
    for named in _TICKED.findall(finding.message):
        found = [one.span() for one in re.finditer(rf"(?<![\w/-]){re.escape(named)}(?![\w/-])", written)]
        if len(found) == 1:
            text_range = line_index.text_range(start + found[0][0], start + found[0][1])
            return Change(opened.path, text_range, meant)
    if re.fullmatch(r"[\w/@-]+", written):
        return Change(opened.path, finding.text_range, meant)
    return None


def _change(edit: Edit, store: DocumentStore) -> Change | None:
    """Return the change of text that an edit means; None where its range is not to be found."""
    opened = store.documents.get(edit.location.path)
    if opened is None or not opened.is_yaml or not opened.whole or opened.document is None:
        return None
    found = change(edit, opened.text, opened.document)
    return None if found is None else Change(opened.path, *found)
