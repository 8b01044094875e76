"""Findings that point by path to findings that point by line and column, in one order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.location import Location, TextRange


class Located(Protocol):
    """A file of which somebody knows where its entries stand."""

    def text_range(self, location: Location) -> TextRange | None:
        """Find line and column of a location."""

    def token_range(self, location: Location) -> TextRange | None:
        """Find the exact characters of a key or of a scalar."""


def locate(findings: Iterable[Finding], documents: Mapping[str, Located]) -> tuple[Finding, ...]:
    """Fill every place from the source maps; sort by file, range, code; drop exact repeats."""

    def placed(location: Location) -> Location:
        document = documents.get(location.path) if location.text_range is None else None
        return location if document is None else location._replace(text_range=document.text_range(location))

    located = (
        replace(
            finding.moved(
                placed(finding.location),
                tuple(replace(one, location=placed(one.location)) for one in finding.related),
            ),
            fix=_placed_fix(finding.fix, documents),
        )
        for finding in sorted(findings, key=lambda one: one.location.path)  # few files are at hand
    )
    return tuple({one.order: one for one in sorted(located, key=lambda one: one.order)}.values())


def _placed_fix(fix: Fix | None, documents: Mapping[str, Located]) -> Fix | None:
    """Say which characters a fix replaces, where it replaces just these; programs apply that as it is."""

    def placed(edit: Edit) -> Edit:
        if edit.action != "replace" or edit.location.text_range is not None:
            return edit
        document = documents.get(edit.location.path)
        if document is None:
            return edit
        return replace(
            edit, location=edit.location._replace(text_range=document.token_range(edit.location))
        )

    return None if fix is None else replace(fix, edits=tuple(map(placed, fix.edits)))
