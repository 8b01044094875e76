"""A report as GitLab's Code Quality: an array of findings for the widget and the diff of a merge request.

GitLab reads the description, the name of the check, the fingerprint, the severity, the path and the first
line. The rest is of the Code Climate format that GitLab's is a part of, and no reader minds it. GitLab
keeps one finding of each fingerprint, so they are unique.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimpack.model.fingerprint import fingerprints
from claimpack.model.locus import START

if TYPE_CHECKING:
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.locus import Locus
    from claimpack.model.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """Render every finding; an empty array says that there is none."""
    found = report.diagnostics
    issues = [_issue(one, mark) for one, mark in zip(found, fingerprints(found), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(one: Diagnostic, fingerprint: str) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": f"{one.code} {one.name}",
        "description": one.message,
        "content": {"body": "\n\n".join((one.message, *one.remarks))},
        "severity": _SEVERITIES[one.severity],
        "fingerprint": fingerprint,
        "location": _location(one.locus),
        "other_locations": [_location(other.locus) for other in one.related],
    }


def _location(locus: Locus) -> dict[str, object]:
    place = locus.place or START
    return {
        "path": locus.path,
        "lines": {"begin": place.line, "end": place.end_line},
        "positions": {
            "begin": {"line": place.line, "column": place.column},
            "end": {"line": place.end_line, "column": place.end_column},
        },
    }
