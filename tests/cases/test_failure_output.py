"""A case that fails says where it is, what differs, and which command rewrites it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases.case import Case, cases_of, files_of
from tests.cases.checking import Project, failure, outcome
from tests.cases.rewriting import update
from tests.conftest import HARBOUR, ROOT

BACKWARDS = """# bounds-reversed

## bad: backwards

```edit annotations/harbour-talks/main.yaml
-    figure: 400 to 500
-    figure@322: 400 إلى 500 طن
+    figure: 500 to 400
+    measure@322+14:
```
"""
UPDATE = "pytest tests/cases -k 'bounds-reversed' --update-cases"
RULE = "bounds-reversed F02"


@pytest.fixture
def project(harbour: Path) -> Project:
    return Project(harbour, files_of(harbour))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "bounds-reversed.md"


def only_case(page: Path, text: str) -> Case:
    page.write_text(text, "utf-8")
    (case,) = cases_of(page)
    return case


def lines_of(case: Case, project: Project) -> list[str]:
    message = failure(case, *outcome(case, project))
    return [] if message is None else message.split("\n")


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests update pages of their own, whichever process they run in."""
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)


def test_a_missing_mark(page: Path, project: Project) -> None:
    lines = lines_of(only_case(page, BACKWARDS), project)
    assert lines[0] == f"{page.as_posix()}:3: bad: backwards"
    assert lines[1:3] == ["--- expected findings", "+++ actual findings"]
    (found,) = (line for line in lines if line.startswith("+annotations"))
    path = "annotations/harbour-talks/main.yaml"
    assert found.startswith(f"+{path}:58:13 to 58:23 {RULE}  error: the lower bound 500 ")
    assert "+safe annotations/harbour-talks/main.yaml" in lines
    assert lines[-1].endswith(f": {UPDATE}")


def test_a_mark_at_another_place(page: Path, project: Project) -> None:
    lines = lines_of(only_case(page, BACKWARDS.replace("500 to 400", "500 to ⟪400⟫")), project)
    assert f"-annotations/harbour-talks/main.yaml:58:20 to 58:23 {RULE}" in lines
    assert any(line.startswith("+annotations/harbour-talks/main.yaml:58:13 to 58:23") for line in lines)


def test_a_finding_of_another_rule(page: Path, project: Project) -> None:
    text = BACKWARDS.replace("500 to 400", "⟪500 to 400⟫").replace("measure@", "content@")
    lines = lines_of(only_case(page, text), project)
    assert sum("uncovered-number K01  error: " in line for line in lines) == 2
    assert "`(this rule only)`" in lines[-1]
    alone = lines_of(only_case(page, text.replace("bad: backwards", "bad: back (this rule only)")), project)
    assert not [line for line in alone if "K01" in line]


def test_other_words_in_a_report(page: Path, project: Project) -> None:
    update(only_case(page, BACKWARDS + "\n```report\n```\n"), project)
    text = page.read_text("utf-8")
    assert "+    figure: ⟪500 to 400⟫\n" in text
    assert lines_of(only_case(page, text), project) == []

    wrong = only_case(page, text.replace("help: write", "help: type"))
    lines = lines_of(wrong, project)
    assert lines[1:3] == ["--- expected report", "+++ actual report"]
    assert "-    help: type `400 to 500`" in lines
    assert "+    help: write `400 to 500`" in lines
    assert lines[-1].endswith(f": {UPDATE}")
    update(wrong, project)
    assert page.read_text("utf-8") == text


def test_an_update_moves_no_mark(page: Path, project: Project) -> None:
    case = only_case(page, BACKWARDS.replace("500 to 400", "500 to ⟪400⟫"))
    update(case, project)
    assert "500 to ⟪400⟫" in page.read_text("utf-8")
    (case,) = cases_of(page)
    assert lines_of(case, project)


def test_pytest_prints_all_of_it_and_needs_no_xdist(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    for name in ("__init__.py", "command_line.py", "conftest.py", "cases/__init__.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "tests" / name, folder / name)
    for path in (ROOT / "tests/cases").glob("*.py"):
        shutil.copy(path, folder / "cases" / path.name)
    shutil.copytree(HARBOUR, folder / "projects/harbour")
    for name in ("figure/bounds-reversed.md", "figure/lost-hedge.md"):
        (folder / "cases" / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "tests/cases" / name, folder / "cases" / name)
    page = folder / "cases/figure/bounds-reversed.md"
    text = page.read_text("utf-8")
    assert "help: write" in text
    page.write_text(text.replace("help: write", "help: type"), "utf-8")
    command = ["-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "tests/cases/test_cases.py"]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        select = ["-k", "test_case and bounds-reversed", *words]
        whole = [sys.executable, *command, *select]
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")
        }
        return subprocess.run(whole, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8")

    failed = run()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    line = text[: text.index("## bad")].count("\n") + 1
    assert f"tests/cases/figure/bounds-reversed.md:{line}: bad: " in failed.stdout
    assert "\n-    help: type `400 to 500`\n+    help: write `400 to 500`\n" in failed.stdout
    assert UPDATE in failed.stdout
    assert "Project(" not in failed.stdout
    assert run("--update-cases").returncode == 0
    assert page.read_text("utf-8") == text
