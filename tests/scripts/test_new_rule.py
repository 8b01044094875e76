"""`scripts/new-rule`: the files of a rule, and what is refused."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from claimpack import plugins
from tests.conftest import ROOT


@pytest.fixture
def new_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working on empty folders of the topics."""
    spec = importlib.util.spec_from_file_location("new_rule", ROOT / "scripts/new_rule.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for package in (ROOT / "src/claimpack/rules").glob("*/__init__.py"):
        topic = package.parent.name
        (tmp_path / "src/claimpack/rules" / topic).mkdir(parents=True)
        (tmp_path / "tests/cases" / topic).mkdir(parents=True)
        for path in package.parent.glob("*.py"):
            (tmp_path / "src/claimpack/rules" / topic / path.name).touch()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def test_it_writes_a_module_that_loads_and_its_cases(new_rule: ModuleType, tmp_path: Path) -> None:
    assert new_rule.main(["figure", "too-many-digits"]) == 0
    cases = (tmp_path / "tests/cases/figure/too-many-digits.md").read_text("utf-8")
    assert "## good: " in cases
    assert "## bad: " in cases
    own = tmp_path / "own"
    own.mkdir()
    module = (tmp_path / "src/claimpack/rules/figure/too_many_digits.py").read_text("utf-8")
    (own / "rule.py").write_text(module.replace("too-many-digits", "own-rule"), "utf-8")
    (rule,) = (one.rule for one in plugins.rules(str(own)) if one.file)
    assert rule.code not in {one.rule.code for one in plugins.rules()}
    assert rule.code.startswith("F")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["figure", "bounds-reversed"], "there is a rule `bounds-reversed` already"),
        (["figure", "new-one", "--code", "F02"], "there is a rule `F02` already"),
        (["figure", "New_One"], "is not a name like bounds-reversed"),
        (["figure", "new-one", "--code", "f2"], "is not a code like F02"),
    ],
)
def test_what_is_taken_or_malformed_is_refused(
    new_rule: ModuleType, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_rule.main(words) == 2
    assert message in capsys.readouterr().err
