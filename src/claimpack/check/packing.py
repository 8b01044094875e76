"""Diagnostics to JSON values and back, so that what a page gave can be stored and handed over.

What comes back says and points at the same; parameters of a message that are neither numbers nor text
come back as the text that the message has for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimpack.model.diagnostic import Diagnostic, Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.locus import Locus, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = (str, int, float, bool, type(None))


def packed(one: Diagnostic) -> list[object]:
    """Give the JSON values of a diagnostic."""
    return [
        one.code,
        one.name,
        one.severity,
        _locus(one.locus),
        one.template,
        {key: value if isinstance(value, _KEPT) else str(value) for key, value in one.params.items()},
        one.hint,
        [[_locus(other.locus), other.message] for other in one.related],
        None if one.fix is None else _fix(one.fix),
    ]


def unpacked(values: Sequence[Any]) -> Diagnostic:
    """Make the diagnostic again."""
    code, name, severity, locus, template, params, hint, related, fix = values
    return Diagnostic(
        code=code,
        name=name,
        severity=severity,
        locus=_at(locus),
        template=template,
        params=params,
        hint=hint,
        related=tuple(Related(locus=_at(there), message=message) for there, message in related),
        fix=None
        if fix is None
        else Fix(
            title=fix[0],
            safe=fix[1],
            edits=tuple(Edit(locus=_at(there), action=action, text=text) for there, action, text in fix[2]),
        ),
    )


def _locus(locus: Locus) -> list[object]:
    place = locus.place
    found = None if place is None else [place.line, place.column, place.end_line, place.end_column]
    return [locus.path, locus.pointer, locus.on, found]


def _fix(fix: Fix) -> list[object]:
    return [fix.title, fix.safe, [[_locus(edit.locus), edit.action, edit.text] for edit in fix.edits]]


def _at(values: Sequence[Any]) -> Locus:
    path, pointer, on, place = values
    return Locus(path, pointer, on, None if place is None else Place(*place))
