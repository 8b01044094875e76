"""A report as JSON, for programs: one object with a `version` that changes when a key does.

Its contract is `schemas/report.schema.json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from claimpack.model.location import START
from claimpack.plugins import rules

if TYPE_CHECKING:
    from claimpack.model.finding import Finding, Severity
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.location import Location, TextRange
    from claimpack.model.report import Report, VerificationCounts

VERSION = 2


def render(report: Report) -> str:
    """Render every finding with its range (from 1, in code points, end exclusive) and the summary."""
    usual = {loaded.rule.code: loaded.rule.severity for loaded in rules()}
    document = {
        "version": VERSION,
        "findings": [_finding(one, usual) for one in report.findings],
        "summary": _summary(report.verification),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _summary(counts: VerificationCounts) -> dict[str, object]:
    summary = asdict(counts)
    return {"silent" if name == "positional" else name: count for name, count in summary.items()}


def _finding(one: Finding, usual: dict[str, Severity]) -> dict[str, object]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "rule_severity": usual.get(one.code, one.severity),
        "message": one.message,
        "help": one.hint,
        **_at(one.location),
        "related": [{"message": other.message, **_at(other.location)} for other in one.related],
        "fix": None if one.fix is None else _fix(one.fix),
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    at = edit.location
    text_range = None if at.text_range is None else _place(at.text_range)
    return {
        "action": edit.action,
        "text": edit.text,
        "path": at.path,
        "pointer": at.pointer,
        "on": at.on,
        "place": text_range,
    }


def _at(location: Location) -> dict[str, object]:
    return {"path": location.path, "pointer": location.pointer, **_place(location.text_range or START)}


def _place(text_range: TextRange) -> dict[str, int]:
    return {
        "line": text_range.line,
        "column": text_range.column,
        "end_line": text_range.end_line,
        "end_column": text_range.end_column,
    }
