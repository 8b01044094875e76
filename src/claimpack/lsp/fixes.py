"""Fixes of diagnostics as changes of text: those that a rule gives, and those that a hint offers.

How the edits of a rule are meant is said in `model.fix`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.layout.edits import change
from claimpack.lsp.rename import Change
from claimpack.text.ruler import Ruler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.lsp.shelf import Leaf, Shelf
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.fix import Edit

_MEANT = re.compile(r"did you mean `([^`]+)`\?")
_TICKED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Changes that end a diagnostic. A sure one may be taken without thinking about it."""

    title: str
    changes: tuple[Change, ...]
    sure: bool


def remedies(diagnostic: Diagnostic, shelf: Shelf) -> Iterator[Remedy]:
    """Give what can be done about a diagnostic in the files as they are now."""
    fix = diagnostic.fix
    if fix is not None:
        changes = [_change(edit, shelf) for edit in fix.edits]
        whole = tuple(change for change in changes if change is not None)
        if len(whole) == len(fix.edits):
            yield Remedy(title=fix.title[:1].upper() + fix.title[1:], changes=whole, sure=fix.safe)
        return
    leaf = shelf.leaves.get(diagnostic.locus.path)
    meant = _MEANT.findall(diagnostic.hint or "")
    if leaf is None or diagnostic.locus.place is None or len(meant) != 1:
        return
    changed = _replaced(diagnostic, meant[0], leaf)
    if changed is not None:
        yield Remedy(title=f"Write `{meant[0]}`", changes=(changed,), sure=True)


def _replaced(diagnostic: Diagnostic, meant: str, leaf: Leaf) -> Change | None:
    """Put what was meant in place of the word that the message names, or of all that is underlined."""
    ruler = Ruler(leaf.text)
    start, end = ruler.span(diagnostic.place)
    written = ruler.text[start:end]
    for named in _TICKED.findall(diagnostic.message):
        found = [one.span() for one in re.finditer(rf"(?<![\w/-]){re.escape(named)}(?![\w/-])", written)]
        if len(found) == 1:
            place = ruler.place(start + found[0][0], start + found[0][1])
            return Change(leaf.path, place, meant)
    if re.fullmatch(r"[\w/@-]+", written):
        return Change(leaf.path, diagnostic.place, meant)
    return None


def _change(edit: Edit, shelf: Shelf) -> Change | None:
    """Give the change of text that an edit means; None where its place is not to be found."""
    leaf = shelf.leaves.get(edit.locus.path)
    if leaf is None or not leaf.is_yaml or not leaf.whole or leaf.document is None:
        return None
    found = change(edit, leaf.text, leaf.document)
    return None if found is None else Change(leaf.path, *found)
