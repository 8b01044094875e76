"""Findings to a report: what is selected, not suppressed, and not known already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.check.baseline import PATH, without_known
from claimpack.check.places import locate
from claimpack.check.selection import selected
from claimpack.check.suppressions import suppress
from claimpack.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claimpack.check.lines import Lines
    from claimpack.model.finding import Finding
    from claimpack.model.report import VerificationCounts
    from claimpack.model.rule import Rule
    from claimpack.model.selection import Selection
    from claimpack.yaml.document import Document


# The findings after which a file, or a record of it, is left rejected.
_REFUSING = frozenset(("Y01", "Y02", "Y07", "Y08"))


def finish_report(
    findings: Sequence[Finding],
    documents: Mapping[str, Document],
    lines: Lines,
    *,
    rules: Mapping[str, Rule],
    selection: Selection,
    today: date | None,
    tally: VerificationCounts,
) -> Report:
    """Settle located findings. Waivers and baseline are checked only in a run that could have used them."""
    whole = not selection.only and not tally.texts_missing
    unsuppressed, n_suppressed = suppress(
        findings, lines.commented(), rules.values(), today=today, complete_run=whole
    )
    new, n_known = without_known(unsuppressed, documents.get(PATH), rules.values(), complete_run=whole)
    shown = locate(selected(new, selection, rules), documents)
    return Report(
        findings=shown,
        tally=tally,
        files=lines.paths,
        partly_read=tuple(sorted({one.location.path for one in findings if _refusing(rules[one.code])})),
        lines=lines.shown(shown),
        n_suppressed=n_suppressed,
        n_known=n_known,
    )


def _refusing(rule: Rule) -> bool:
    """Tell whether a finding of a rule means that a record was not read."""
    return rule.scope == "stage" and rule.severity == "error" and rule.code in _REFUSING
