"""Every rule has a page of cases, and every case gives the report that its page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpack import plugins
from tests.conftest import HARBOUR
from tests.golden import Case, cases_of, copy_project, update

PAGES = sorted(Path(__file__).parent.glob("*/*.md"))
CASES = [case for page in PAGES for case in cases_of(page)]

# These findings need more than edits to the invented project: a build, or a copy of the schemas.
# tests/cli/test_build.py and tests/cli/test_init.py have their cases.
OF_THE_BUILD = {"small-bump", "stale-build", "table-broken", "foreign-schemas"}


@pytest.mark.parametrize("case", CASES, ids=[f"{c.page.stem}: {c.title}" for c in CASES])
def test_case(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project = copy_project(HARBOUR, tmp_path / "project")
    case.apply(project)
    found = case.found(project)
    if request.config.getoption("--golden-update"):
        update(case, found)
    else:
        assert found == case.expected


@pytest.mark.parametrize("loaded", plugins.rules(), ids=lambda loaded: loaded.rule.name)
def test_every_rule_has_good_and_bad_cases(loaded: plugins.LoadedRule) -> None:
    name = loaded.rule.name
    if name in OF_THE_BUILD:
        return
    mine = [case for case in CASES if case.page.stem == name]
    tag = f"[{name} {loaded.rule.code}]"
    assert any(tag in case.expected for case in mine), f"no bad case shows {tag}"
    assert any(tag not in case.expected for case in mine), "no good case"


def test_every_page_is_of_a_rule() -> None:
    names = {loaded.rule.name for loaded in plugins.rules()}
    assert {page.stem for page in PAGES} <= names
