"""Diagnostics that point by path to diagnostics that point by line and column, in one order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.locus import Locus, Place


class Located(Protocol):
    """A file of which somebody knows where its entries stand."""

    def place(self, locus: Locus) -> Place | None:
        """Find line and column of a locus."""

    def stretch(self, locus: Locus) -> Place | None:
        """Find the exact characters of a key or of a scalar."""


def locate(diagnostics: Iterable[Diagnostic], documents: Mapping[str, Located]) -> tuple[Diagnostic, ...]:
    """Fill every place from the source maps; sort by file, place, code; drop exact repeats."""

    def placed(locus: Locus) -> Locus:
        document = documents.get(locus.path) if locus.place is None else None
        return locus if document is None else locus._replace(place=document.place(locus))

    located = (
        replace(
            diagnostic.moved(
                placed(diagnostic.locus),
                tuple(replace(one, locus=placed(one.locus)) for one in diagnostic.related),
            ),
            fix=_placed_fix(diagnostic.fix, documents),
        )
        for diagnostic in sorted(diagnostics, key=lambda one: one.locus.path)  # few files are at hand
    )
    return tuple({one.order: one for one in sorted(located, key=lambda one: one.order)}.values())


def _placed_fix(fix: Fix | None, documents: Mapping[str, Located]) -> Fix | None:
    """Say which characters a fix replaces, where it replaces just these; programs apply that as it is."""

    def placed(edit: Edit) -> Edit:
        if edit.action != "replace" or edit.locus.place is not None:
            return edit
        document = documents.get(edit.locus.path)
        if document is None:
            return edit
        return replace(edit, locus=edit.locus._replace(place=document.stretch(edit.locus)))

    return None if fix is None else replace(fix, edits=tuple(map(placed, fix.edits)))
