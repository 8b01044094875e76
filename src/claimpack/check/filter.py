"""Findings to those that a run reports: by rule, by entry, by suppression and by baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimpack.check.baseline import PATH, without_known
from claimpack.check.locate import located
from claimpack.check.selection import selected
from claimpack.check.suppressions import suppress
from claimpack.model.location import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from claimpack.model.finding import Finding
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
        lambda location: (located(location, documents).text_range or START).line,
        today=today,
        complete_run=complete_run,
    )
    new, n_known = without_known(
        unsuppressed, documents.get(PATH), rules.values(), complete_run=complete_run
    )
    refused = {one.location.path for one in all_found if _is_refusing(rules[one.code])}
    return Filtered(selected(new, selection, rules), n_suppressed, n_known, tuple(sorted(refused)))


def _is_refusing(rule: Rule) -> bool:
    return rule.scope == "stage" and rule.severity == "error" and rule.code in _REFUSING
