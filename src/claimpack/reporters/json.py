"""A report as JSON, for programs: one object with a `version` that changes when a key does.

Its contract is `schemas/report.schema.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from claimpack.model.locus import START
from claimpack.plugins import rules

if TYPE_CHECKING:
    from claimpack.model.diagnostic import Diagnostic, Severity
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.locus import Locus, Place
    from claimpack.model.report import Report

VERSION = 2


def render(report: Report) -> str:
    """Render every finding with its place (1-based, code points, end exclusive) and the summary."""
    usual = {loaded.rule.code: loaded.rule.severity for loaded in rules()}
    document = {
        "version": VERSION,
        "findings": [_finding(one, usual) for one in report.diagnostics],
        "summary": asdict(report.tally),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Diagnostic, usual: dict[str, Severity]) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "rule_severity": usual.get(one.code, one.severity),
        "message": one.message,
        "help": one.hint,
        **_at(one.locus),
        "related": [{"message": other.message, **_at(other.locus)} for other in one.related],
        "fix": None if one.fix is None else _fix(one.fix),
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    at = edit.locus
    place = None if at.place is None else _place(at.place)
    return {
        "action": edit.action,
        "text": edit.text,
        "path": at.path,
        "pointer": at.pointer,
        "on": at.on,
        "place": place,
    }


def _at(locus: Locus) -> dict[str, object]:
    return {"path": locus.path, "pointer": locus.pointer, **_place(locus.place or START)}


def _place(place: Place) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
