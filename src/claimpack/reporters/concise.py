"""A report in one line a finding, for editors and for grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.report import Report

_BREAKS = str.maketrans({"\n": "\\n", "\r": "\\r"})


def render(report: Report) -> str:
    """Render `path:line:column: severity name CODE: message`, with what was expected and other places."""
    return "".join(f"{_line(one).translate(_BREAKS)}\n" for one in report.diagnostics)


def _line(one: Diagnostic) -> str:
    hint = f" ({one.hint})" if one.hint else ""
    also = "".join(f" [{other.locus.shown}: {other.message}]" for other in one.related)
    return f"{one.locus.shown}: {one.severity} {one.name} {one.code}: {one.message}{hint}{also}"
