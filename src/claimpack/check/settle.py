"""Findings to a report: what is selected, not waived, and not known already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.check.baseline import PATH, without_known
from claimpack.check.places import locate
from claimpack.check.selection import selected
from claimpack.check.waivers import waive
from claimpack.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from claimpack.check.lines import Lines
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.report import Tally
    from claimpack.model.rule import Rule
    from claimpack.model.selection import Selection


# The findings after which a file, or a record of it, is left unread.
_REFUSING = frozenset(("Y01", "Y02", "Y07", "Y08"))


def settle(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    lines: Lines,
    *,
    rules: Mapping[str, Rule],
    selection: Selection,
    today: date | None,
    tally: Tally,
) -> Report:
    """Settle located findings. Waivers and baseline are judged only in a run that could have used them."""
    whole = not selection.only and not tally.texts_missing
    unwaived, n_waived = waive(diagnostics, lines.commented(), rules.values(), today=today, judged=whole)
    new, n_known = without_known(unwaived, documents.get(PATH), rules.values(), judged=whole)
    shown = locate(selected(new, selection, rules), documents)
    return Report(
        diagnostics=shown,
        tally=tally,
        files=lines.paths,
        unread=tuple(sorted({one.locus.path for one in diagnostics if _refusing(rules[one.code])})),
        lines=lines.shown(shown),
        n_waived=n_waived,
        n_known=n_known,
    )


def _refusing(rule: Rule) -> bool:
    """Tell whether a finding of a rule means that a record was not read."""
    return rule.scope == "stage" and rule.severity == "error" and rule.code in _REFUSING
