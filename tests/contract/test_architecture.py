"""docs/architecture.md against the code: the functions of a run, their order, and what an addition touches."""

from __future__ import annotations

import re
import shutil
import sys
import threading
from importlib import import_module
from pathlib import Path
from types import FrameType

import pytest

from claimpack import build_project, check_project
from claimpack.pipeline.checked import Checked
from claimpack.plugins import reporter
from tests.conftest import HARBOUR, ROOT

PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
_TEXTS = frozenset((".py", ".md", ".json", ".yaml", ".yml", ".toml", ""))
_FUNCTION = re.compile(r"^\| `([\w.]+):([\w.]+)` \|", re.MULTILINE)


def functions_of(heading: str) -> list[tuple[str, str]]:
    """The functions in the table below a heading: module and qualified name."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = _FUNCTION.findall(section)
    assert found, heading
    return found


def first_calls(run: object) -> list[tuple[str, str]]:
    """The functions of claimpack that a run calls, in the order of their first calls."""
    called: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        module = frame.f_globals.get("__name__", "")
        if event == "call" and module.startswith("claimpack."):
            called[module.removeprefix("claimpack."), frame.f_code.co_qualname] = None

    assert callable(run)
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return list(called)


def in_order(heading: str, called: list[tuple[str, str]]) -> None:
    wanted = functions_of(heading)
    missing = [one for one in wanted if one not in called]
    assert not missing, f"docs/architecture.md names functions that are not called: {missing}"
    assert [one for one in called if one in wanted] == wanted


def test_a_build_runs_the_functions_of_the_page_in_their_order(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(HARBOUR, project)
    in_order("From a byte to a cell", first_calls(lambda: build_project(project)))


def test_a_finding_passes_the_functions_of_the_page_in_their_order() -> None:
    path = "annotations/harbour-talks/main.yaml"
    wrong = (HARBOUR / path).read_bytes().replace(b"figure: 400 to 500", b"figure: 500 to 400")

    def run() -> None:
        checked: Checked = check_project(HARBOUR, overlay={path: wrong})
        text = reporter("text").render(checked.report)
        assert "bounds-reversed" in text

    in_order("From a fault to a finding", first_calls(run))


def test_every_module_of_the_page_exists() -> None:
    for module, _ in _FUNCTION.findall(PAGE):
        import_module(f"claimpack.{module}")
    for path in re.findall(r"`((?:src|schemas|tests|scripts)/[\w./-]+)`", PAGE):
        if not re.search(r"[A-Z]{3}", path):
            assert (ROOT / path).exists(), path


def files_that_say(words: str) -> set[str]:
    """The files of the repository, generated pages left out, that have some words."""
    skipped = (
        "build/",
        "docs/rules.md",
        "docs/performance",
        "CHANGELOG.md",
        "docs/decisions/",
        "tests/contract/test_arch",
    )
    places = (
        "src",
        "tests",
        "schemas",
        "scripts",
        "docs",
        "templates",
        "action.yml",
        "README.md",
        "CONTRIBUTING.md",
    )
    found = set()
    for place in places:
        at = ROOT / place
        for path in [at] if at.is_file() else sorted(at.rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            is_read = path.suffix in _TEXTS and path.is_file() and not name.startswith(skipped)
            if is_read and words in path.read_text("utf-8", errors="replace"):
                found.add(name)
    return found


@pytest.mark.parametrize("name", ["circular-part-of", "speech-after-relay"])
def test_a_rule_is_its_module_and_its_cases(name: str) -> None:
    said = files_that_say(name)
    module = [one for one in said if one.startswith("src/")]
    cases = [one for one in said if one.startswith("tests/cases/")]
    assert len(module) == 1
    assert module[0].endswith(f"/{name.replace('-', '_')}.py")
    assert f"tests/cases/{module[0].split('/')[3]}/{name}.md" in cases
    assert not said - {*module, *cases}


def test_a_report_format_and_a_command_are_listed_nowhere_in_the_source() -> None:
    source = (one for one in (ROOT / "src").rglob("*.py"))
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in source}
    assert {
        path for path, text in texts.items() if "reporters.junit" in text or "import junit" in text
    } == set()
    assert {path for path, text in texts.items() if "cli.coverage" in text} == set()


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for name in re.findall(r"^class (\w+)", path.read_text("utf-8"), re.MULTILINE):
            found.setdefault(name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}
