"""A report as GitLab Code Quality: an array of findings for the widget and the diff of a merge request.

GitLab reads the description, the name of the check, the fingerprint, the severity, the path and the first
line. The other keys are those of the Code Climate format, of which GitLab reads a subset. GitLab keeps
one finding of each fingerprint, so fingerprints are unique.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimpack.model.fingerprint import fingerprints
from claimpack.model.location import START

if TYPE_CHECKING:
    from claimpack.model.finding import Finding
    from claimpack.model.location import Location
    from claimpack.model.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """Render every finding; an empty array if there is none."""
    found = report.findings
    issues = [_issue(one, mark) for one, mark in zip(found, fingerprints(found), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(one: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": f"{one.code} {one.name}",
        "description": one.message,
        "content": {"body": "\n\n".join((one.message, *one.remarks))},
        "severity": _SEVERITIES[one.severity],
        "fingerprint": fingerprint,
        "location": _location(one.location),
        "other_locations": [_location(other.location) for other in one.related],
    }


def _location(location: Location) -> dict[str, object]:
    text_range = location.text_range or START
    return {
        "path": location.path,
        "lines": {"begin": text_range.line, "end": text_range.end_line},
        "positions": {
            "begin": {"line": text_range.line, "column": text_range.column},
            "end": {"line": text_range.end_line, "column": text_range.end_column},
        },
    }
