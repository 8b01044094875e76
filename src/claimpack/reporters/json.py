"""A report as JSON, for programs: one object with a `version` that changes when a key does."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from claimpack.model.locus import START

if TYPE_CHECKING:
    from claimpack.model.locus import Locus
    from claimpack.model.report import Report

VERSION = 1


def render(report: Report) -> str:
    """Render every finding with its place (1-based, code points, end exclusive) and the summary."""
    findings = [
        {
            "code": one.code,
            "name": one.name,
            "severity": one.severity,
            "message": one.message,
            "help": one.hint,
            **_place(one.locus),
            "related": [{"message": other.message, **_place(other.locus)} for other in one.related],
        }
        for one in report.diagnostics
    ]
    document = {"version": VERSION, "findings": findings, "summary": asdict(report.tally)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _place(locus: Locus) -> dict[str, object]:
    place = locus.place or START
    return {
        "path": locus.path,
        "pointer": locus.pointer,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
