"""Diagnostics that point by path to diagnostics that point by line and column, in one order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.locus import Locus


def locate(diagnostics: Iterable[Diagnostic], documents: Mapping[str, Document]) -> tuple[Diagnostic, ...]:
    """Fill every place from the source maps; sort by file, place, code; drop exact repeats."""

    def placed(locus: Locus) -> Locus:
        document = documents.get(locus.path)
        if locus.place is not None or document is None:
            return locus
        return replace(locus, place=document.place(locus))

    located = (
        diagnostic.moved(
            placed(diagnostic.locus),
            tuple(replace(one, locus=placed(one.locus)) for one in diagnostic.related),
        )
        for diagnostic in diagnostics
    )
    return tuple({one.order: one for one in sorted(located, key=lambda one: one.order)}.values())
