"""A report as workflow commands of GitHub Actions, which annotate the lines of a pull request.

Columns count code points, as in every other format. GitHub does not document its unit and shows no
column, so only the order of annotations on one line can differ. `endColumn` is inclusive. GitHub accepts
columns only for a range within one line; for other ranges the message contains them. GitHub shows ten
annotations of each severity from one step: every finding is printed, and the summary counts them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.finding import Finding
    from claimpack.model.location import TextRange
    from claimpack.model.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10


def render(report: Report) -> str:
    """Render one command per finding, and the summary as plain text."""
    return "".join(f"{line}\n" for line in (*map(_command, report.findings), _summary(report)))


def _command(one: Finding) -> str:
    properties = {
        "file": one.location.path,
        **_properties(one.text_range),
        "title": f"{one.code} {one.name}",
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    message = "\n".join(_message(one))
    return f"::{_COMMANDS[one.severity]} {written}::{_data(message)}"


def _properties(text_range: TextRange) -> dict[str, int]:
    if text_range.line != text_range.end_line:
        return {"line": text_range.line, "endLine": text_range.end_line}
    last = max(text_range.column, text_range.end_column - 1)
    return {
        "line": text_range.line,
        "endLine": text_range.line,
        "col": text_range.column,
        "endColumn": last,
    }


def _message(one: Finding) -> Iterator[str]:
    yield one.message
    text_range = one.text_range
    if text_range.line != text_range.end_line:
        yield f"from {text_range.line}:{text_range.column} to {text_range.end_line}:{text_range.end_column}"
    yield from one.remarks


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _summary(report: Report) -> str:
    counts = Counter[str](one.severity for one in report.findings)
    found = ", ".join(f"{counts[one]} {one}{'' if counts[one] == 1 else 's'}" for one in _COMMANDS)
    hidden = sum(max(0, count - _SHOWN) for count in counts.values())
    more = f"; GitHub shows {_SHOWN} of a kind, the other {hidden} are in this log" if hidden else ""
    return f"claimpack: {found}{more}"
