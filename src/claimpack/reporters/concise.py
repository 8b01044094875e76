"""A report with one line per finding, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.model.finding import Finding
    from claimpack.model.report import Report

_BREAKS = str.maketrans({"\n": "\\n", "\r": "\\r"})


def render(report: Report) -> str:
    """Render `path:line:column: severity name CODE: message (hint) [related]` for each finding."""
    return "".join(f"{_line(one).translate(_BREAKS)}\n" for one in report.findings)


def _line(one: Finding) -> str:
    hint = f" ({one.hint})" if one.hint else ""
    also = "".join(f" [{other.location.display}: {other.message}]" for other in one.related)
    return f"{one.location.display}: {one.severity} {one.name} {one.code}: {one.message}{hint}{also}"
