"""Every seeded fault is found once, where a contributor should look, and nothing else is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpack import plugins
from claimpack.model.selection import Selection
from claimpack.pipeline import check_project
from tests.conftest import HARBOUR
from tests.faults.seeded import Fault, faults_of
from tests.golden import TODAY, copy_project

FAULTS = [fault for page in sorted(Path(__file__).parent.glob("*.md")) for fault in faults_of(page)]

# What `check` never raises: the gate of a build, `build --check`, and the comparison with a release.
OF_THE_BUILD = {"B01", "B02", "B03"}
FEWEST = 150


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_fault(fault: Fault, tmp_path: Path) -> None:
    project = copy_project(HARBOUR, tmp_path / "project")
    gold = fault.plant(project)
    report = check_project(
        project,
        texts=[project / "texts"] if "with texts" in fault.options else [],
        selection=Selection(only=(fault.code,) if "alone" in fault.options else ()),
        today=TODAY,
    ).report
    found = [(one.code, one.location.path, one.text_range) for one in report.findings]
    assert found.count((fault.code, gold.path, gold.place)) == 1, f"{gold}\n{found}"
    others = {
        one.code
        for one in report.findings
        if (one.code, one.location.path, one.text_range) != (fault.code, gold.path, gold.place)
        and one.severity != "note"
        and one.code != "Y06"
    }
    assert others == fault.also


def test_every_rule_that_check_raises_has_a_fault() -> None:
    codes = {loaded.rule.code for loaded in plugins.rules()}
    assert {fault.code for fault in FAULTS} == codes - OF_THE_BUILD


def test_the_faults_are_many_and_have_names_of_their_own() -> None:
    assert len(FAULTS) >= FEWEST
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
