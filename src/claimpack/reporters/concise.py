"""A report in one line a finding, for editors and for grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.model.report import Report


def render(report: Report) -> str:
    """Render `path:line:column: name CODE: message`, with what was expected behind it."""
    lines = []
    for diagnostic in report.diagnostics:
        place = diagnostic.place
        hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
        lines.append(
            f"{diagnostic.locus.path}:{place.line}:{place.column}: "
            f"{diagnostic.name} {diagnostic.code}: {diagnostic.message}{hint}\n"
        )
    return "".join(lines)
