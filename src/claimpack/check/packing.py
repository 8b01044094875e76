"""Findings to JSON values and back, so that what a page gave can be stored and handed over.

What comes back says and points at the same; parameters of a message that are neither numbers nor text
come back as the text that the message has for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.model.finding import Finding, Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.location import Location, TextRange

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = (str, int, float, bool, type(None))


def packed(one: Finding) -> list[object]:
    """Give the JSON values of a finding."""
    return [
        one.code,
        one.name,
        one.severity,
        _locus(one.location),
        one.template,
        {key: value if isinstance(value, _KEPT) else str(value) for key, value in one.params.items()},
        one.hint,
        [[_locus(other.location), other.message] for other in one.related],
        None if one.fix is None else _fix(one.fix),
    ]


def unpacked(values: Sequence[Any]) -> Finding:
    """Make the finding again."""
    code, name, severity, location, template, params, hint, related, fix = values
    return Finding(
        code=code,
        name=name,
        severity=severity,
        location=_at(location),
        template=template,
        params=params,
        hint=hint,
        related=tuple(Related(location=_at(there), message=message) for there, message in related),
        fix=None
        if fix is None
        else Fix(
            title=fix[0],
            safe=fix[1],
            edits=tuple(
                Edit(location=_at(there), action=action, text=text) for there, action, text in fix[2]
            ),
        ),
    )


def _locus(location: Location) -> list[object]:
    text_range = location.text_range
    found = (
        None
        if text_range is None
        else [text_range.line, text_range.column, text_range.end_line, text_range.end_column]
    )
    return [location.path, location.pointer, location.on, found]


def _fix(fix: Fix) -> list[object]:
    return [fix.title, fix.safe, [[_locus(edit.location), edit.action, edit.text] for edit in fix.edits]]


def _at(values: Sequence[Any]) -> Location:
    path, pointer, on, text_range = values
    return Location(path, pointer, on, None if text_range is None else TextRange(*text_range))
