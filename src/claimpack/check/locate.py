"""Findings to lines and columns, as far as they are shown: a finding carries a path and a JSON pointer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimpack.model.finding import Finding
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.location import Location
    from claimpack.yaml.document import Document


def resolve_locations(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    *,
    notes: bool = True,
    max_per_rule: int = 0,
) -> tuple[tuple[Finding, ...], Mapping[str, int]]:
    """Locate the findings that are shown, sorted by file, range, code and message.

    Shown are the first `max_per_rule` of each rule, or all of them if that is 0; without `notes`, only
    errors and warnings. A file none of whose findings is shown is not parsed. Returns also, by the name
    of a rule, how many of its findings are not shown because they are too many.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    shown: list[Finding] = []
    n_by_rule: Counter[str] = Counter()
    for path in sorted(by_path):
        visible = [one for one in by_path[path] if notes or one.severity != "note"]
        if max_per_rule and all(n_by_rule[one.name] >= max_per_rule for one in visible):
            n_by_rule.update(one.name for one in by_path[path])
            continue
        n_by_rule.update(one.name for one in by_path[path] if one.severity == "note" and not notes)
        placed = sorted(
            (replace(one, location=located(one.location, documents)) for one in visible),
            key=lambda one: one.order,
        )
        for one in {one.order: one for one in placed}.values():
            n_by_rule[one.name] += 1
            if not max_per_rule or n_by_rule[one.name] <= max_per_rule:
                shown.append(_with_related(one, documents))
    hidden = {name: n - max_per_rule for name, n in n_by_rule.items() if 0 < max_per_rule < n}
    return tuple(shown), hidden


def located(location: Location, documents: Mapping[str, Document]) -> Location:
    """Return the location with its range in its file; as it is where the file was not parsed."""
    document = documents.get(location.path) if location.text_range is None else None
    return location if document is None else location._replace(text_range=document.text_range(location))


def _with_related(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    """Locate the other places that a finding names, and the characters that its fix replaces."""
    related = tuple(replace(one, location=located(one.location, documents)) for one in finding.related)
    return replace(finding, related=related, fix=_located_fix(finding.fix, documents))


def _located_fix(fix: Fix | None, documents: Mapping[str, Document]) -> Fix | None:
    def of_edit(edit: Edit) -> Edit:
        if edit.action != "replace" or edit.location.text_range is not None:
            return edit
        document = documents.get(edit.location.path)
        if document is None:
            return edit
        return replace(
            edit, location=edit.location._replace(text_range=document.token_range(edit.location))
        )

    return None if fix is None else replace(fix, edits=tuple(map(of_edit, fix.edits)))
