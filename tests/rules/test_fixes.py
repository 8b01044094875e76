"""A fix ends its finding and adds none, wherever a case of a rule's page offers one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimpack.model.selection import Choice, Selection
from claimpack.pipeline import Checked, check_project
from claimpack.write.fixes import fixed
from tests.conftest import HARBOUR
from tests.golden import TODAY, Case, cases_of, copy_project

if TYPE_CHECKING:
    from claimpack.model.finding import Finding

CASES = [case for page in sorted(Path(__file__).parent.glob("*/*.md")) for case in cases_of(page)]
WITH_FIX = [case for case in CASES if "    fix: " in case.expected]


def checked(case: Case, project: Path, overlay: dict[str, bytes] | None = None) -> Checked:
    texts = [project / "texts"] if case.with_texts else []
    chosen = Selection(choices=(Choice("unformatted", "off"),))
    return check_project(project, texts=texts, today=TODAY, overlay=overlay, selection=chosen)


def shown(finding: Finding) -> str:
    return f"{finding.location.path} {finding.code} {finding.message}"


@pytest.mark.parametrize("case", WITH_FIX, ids=[f"{c.page.stem}: {c.title}" for c in WITH_FIX])
def test_each_fix_ends_its_finding_and_adds_none(case: Case, tmp_path: Path) -> None:
    project = copy_project(HARBOUR, tmp_path / "project")
    case.apply(project)
    before = checked(case, project)
    texts = {path: document.text for path, document in before.documents.items()}
    offered = [one for one in before.report.findings if one.fix is not None]
    assert offered
    for finding in offered:
        changed, n_applied = fixed(texts, before.documents, [finding], unsafe=True)
        assert n_applied == 1, f"not applied: {shown(finding)}"
        overlay = {path: text.encode("utf-8") for path, text in changed.items()}
        after = [shown(one) for one in checked(case, project, overlay).report.findings]
        assert shown(finding) not in after
        # What a suppression or the baseline excused may be mended too, and is then excused in vain.
        new = [one for one in after if not re.search(r" W0[34] ", one)]
        assert set(new) <= {shown(one) for one in before.report.findings}


def test_safe_fixes_alone_are_applied_without_unsafe(tmp_path: Path) -> None:
    for n, case in enumerate(WITH_FIX):
        project = copy_project(HARBOUR, tmp_path / str(n))
        case.apply(project)
        before = checked(case, project)
        texts = {path: document.text for path, document in before.documents.items()}
        unsafe_only = [one for one in before.report.findings if one.fix and not one.fix.safe]
        assert fixed(texts, before.documents, unsafe_only, unsafe=False) == ({}, 0)
