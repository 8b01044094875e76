"""Findings to a report: filtered first, by rule and entry, then located as far as they are shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimpack.check.baseline import PATH, without_known
from claimpack.check.selection import selected
from claimpack.check.suppressions import suppress
from claimpack.model.location import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from claimpack.model.finding import Finding
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.location import Location
    from claimpack.model.report import VerificationCounts
    from claimpack.model.rule import Rule
    from claimpack.model.selection import Selection
    from claimpack.yaml.document import Document

# Findings of these rules mean that a file, or a record in it, was not read.
_REFUSING = frozenset(("Y01", "Y02", "Y07", "Y08"))


class Filtered(NamedTuple):
    """The findings that a run reports, and how many it does not."""

    findings: tuple[Finding, ...]
    """Not located."""
    n_suppressed: int
    n_known: int
    """Listed in the baseline."""
    partly_read: tuple[str, ...]
    """Files of which something was not read."""


def filter_findings(
    findings: Iterable[Finding],
    documents: Mapping[str, Document],
    commented: Mapping[str, Sequence[str]],
    *,
    rules: Mapping[str, Rule],
    selection: Selection,
    today: date | None,
    counts: VerificationCounts,
) -> Filtered:
    """Drop repeated findings, and those that are suppressed, in the baseline, or not selected.

    `rules` are by code; `commented` holds the lines of files that may have suppression comments.
    Suppressions and baseline are checked themselves only in a run that could have used them.
    """
    complete_run = not selection.only and not counts.texts_missing
    all_found = tuple({(one.location, one.code, one.message): one for one in findings}.values())
    unsuppressed, n_suppressed = suppress(
        all_found,
        commented,
        rules.values(),
        lambda location: (_located(location, documents).text_range or START).line,
        today=today,
        complete_run=complete_run,
    )
    new, n_known = without_known(
        unsuppressed, documents.get(PATH), rules.values(), complete_run=complete_run
    )
    refused = {one.location.path for one in all_found if _is_refusing(rules[one.code])}
    return Filtered(selected(new, selection, rules), n_suppressed, n_known, tuple(sorted(refused)))


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
            (replace(one, location=_located(one.location, documents)) for one in visible),
            key=lambda one: one.order,
        )
        for one in {one.order: one for one in placed}.values():
            n_by_rule[one.name] += 1
            if not max_per_rule or n_by_rule[one.name] <= max_per_rule:
                shown.append(_with_related(one, documents))
    hidden = {name: n - max_per_rule for name, n in n_by_rule.items() if 0 < max_per_rule < n}
    return tuple(shown), hidden


def _located(location: Location, documents: Mapping[str, Document]) -> Location:
    document = documents.get(location.path) if location.text_range is None else None
    return location if document is None else location._replace(text_range=document.text_range(location))


def _with_related(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    """Locate the other places that a finding names, and the characters that its fix replaces."""
    related = tuple(replace(one, location=_located(one.location, documents)) for one in finding.related)
    return replace(finding, related=related, fix=_located_fix(finding.fix, documents))


def _located_fix(fix: Fix | None, documents: Mapping[str, Document]) -> Fix | None:
    def located(edit: Edit) -> Edit:
        if edit.action != "replace" or edit.location.text_range is not None:
            return edit
        document = documents.get(edit.location.path)
        if document is None:
            return edit
        return replace(
            edit, location=edit.location._replace(text_range=document.token_range(edit.location))
        )

    return None if fix is None else replace(fix, edits=tuple(map(located, fix.edits)))


def _is_refusing(rule: Rule) -> bool:
    return rule.scope == "stage" and rule.severity == "error" and rule.code in _REFUSING
