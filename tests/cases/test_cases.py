"""Every case finds what its page says, and every fix that it offers ends its finding and adds none."""

from __future__ import annotations

import re
import shutil

import pytest

from claimpack import plugins
from claimpack.model.finding import Finding
from claimpack.model.rule import Rule
from claimpack.write.fixes import fixed
from tests.cases.case import CODES, Case, all_cases, cases_of, files_of, pages, written
from tests.cases.checking import Project, check, counted, failure, outcome, texts_of
from tests.cases.rewriting import update
from tests.conftest import HARBOUR

CASES = all_cases()
WITH_FIX = [case for case in CASES if case.block("fix")]
RULES = [loaded.rule for loaded in plugins.rules()]

# These need more than edits of the invented project: a build, a release, or a copy of the schemas.
# tests/cli/test_build.py and tests/cli/test_init.py have their cases.
OF_THE_BUILD = {"changed-release", "small-bump", "stale-build", "table-broken", "foreign-schemas"}


def named(case: Case) -> str:
    return case.name


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the invented project, in which each case is written and taken back."""
    root = tmp_path_factory.mktemp("cases") / "harbour"
    shutil.copytree(HARBOUR, root)
    return Project(root, files_of(root))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_case(case: Case, project: Project, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("update_cases"):
        update(case, project)
        (case,) = (one for one in cases_of(case.page) if one.name == case.name)
    message = failure(case, *outcome(case, project))
    if message is not None:
        pytest.fail(message, pytrace=False)


def shown(finding: Finding) -> str:
    return f"{finding.location.path} {finding.code} {finding.message}"


@pytest.mark.parametrize("case", WITH_FIX, ids=named)
def test_each_fix_ends_its_finding_and_adds_none(case: Case, project: Project) -> None:
    with written(project.root, project.base, case.plant(project.base)):
        checked = check(case, project.root)
        before = counted(case, checked.report)
        texts = texts_of(checked, before)
        offered = [one for one in before if one.fix is not None]
        assert offered
        for finding in offered:
            changed, n_applied = fixed(texts, checked.documents, [finding], unsafe=True)
            assert n_applied == 1, f"not applied: {shown(finding)}"
            overlay = {path: text.encode("utf-8") for path, text in changed.items()}
            after = [shown(one) for one in counted(case, check(case, project.root, overlay).report)]
            assert shown(finding) not in after
            # What a suppression or the baseline excused may be fixed too, and is then excused in vain.
            new = [one for one in after if not re.search(r" W0[34] ", one)]
            assert set(new) <= set(map(shown, before))
        unsafe = [one for one in offered if one.fix and not one.fix.safe]
        assert fixed(texts, checked.documents, unsafe, unsafe=False) == ({}, 0)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_a_good_and_a_bad_case(rule: Rule) -> None:
    mine = [case for case in CASES if case.rule == rule.name]
    if rule.name in OF_THE_BUILD:
        assert not mine
        return
    bad = [case for case in mine if case.is_bad]
    assert bad, "no bad case"
    assert len(bad) < len(mine), "no good case"
    assert bad[0].block("report") is not None, "the first bad case shows its report: add an empty block"


def test_bad_cases_mark_their_rule_and_good_ones_do_not(project: Project) -> None:
    for case in CASES:
        marked = {one.code for one in case.plant(project.base).expected}
        assert (case.code in marked) is case.is_bad, case.where


def test_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_page_is_of_a_rule_and_has_its_name() -> None:
    for page in pages():
        assert page.stem in CODES
        assert page.read_text("utf-8").startswith(f"# {page.stem}\n")
