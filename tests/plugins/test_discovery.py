"""Parts that do not come with claimpack: by entry points, and from a folder that the caller names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimpack import discovery, plugins
from claimpack.model.error import ClaimpackError

RULE = '''"""Finds claims without a note.

## What it finds

A claim without a `note`.
"""

from claimpack.rules.api import Rule

RULE = Rule(code="X01", name="no-note", message="`{slug}` has no note", severity="warning", scope="claim")


def check(claim, corpus, pages):
    if claim.note is None:
        yield RULE.at(claim.location, slug=claim.slug)
'''


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Let each test find what is installed at its time."""
    caches = (plugins.rules, discovery._entry_points, discovery._entry_point_files)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installer]:
    """Install packages of one module each, with one entry point."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(tmp_path)
    yield Installer(tmp_path)
    for name in set(sys.modules) - before:
        del sys.modules[name]


class Installer:
    def __init__(self, site: Path) -> None:
        self.site = site

    def __call__(self, kind: str, name: str, module: str, content: str) -> None:
        (self.site / f"{module}.py").write_text(content, encoding="utf-8")
        metadata = self.site / f"{module}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(f"[claimpack.{kind}]\n{name} = {module}\n")


def folder_of(tmp_path: Path, **files: str) -> str:
    folder = tmp_path / "own"
    folder.mkdir()
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content, encoding="utf-8")
    return str(folder)


def names(folder: str = "") -> set[str]:
    return {one.rule.name for one in plugins.rules(folder)}


def test_a_folder_of_rules_is_loaded_where_it_is_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, no_note=RULE, _shared="raise RuntimeError")
    assert names(folder) - names() == {"no-note"}
    assert plugins.rules_digest() == ""
    assert len(plugins.rules_digest(folder)) == 64


def test_an_installed_package_brings_rules(install: Installer) -> None:
    install("rules", "no-note", "rules_of_a_harbour", RULE)
    assert "no-note" in names()


def test_an_installed_package_brings_a_report_format(install: Installer) -> None:
    install(
        "reporters",
        "lines",
        "lines_of_a_harbour",
        "def render(report):\n    return str(len(report.findings))\n",
    )
    assert "lines" in plugins.formats()
    assert plugins.reporter("lines").__name__ == "lines_of_a_harbour"


def test_results_depend_on_the_code_of_installed_languages(install: Installer, tmp_path: Path) -> None:
    assert plugins.languages_digest() == ""
    discovery._entry_points.cache_clear()
    discovery._entry_point_files.cache_clear()
    install("languages", "eo", "esperanto_of_a_harbour", "from claimpack.languages.und import LANGUAGE\n")
    before = plugins.languages_digest()
    module = tmp_path / "esperanto_of_a_harbour.py"
    module.write_text(module.read_text("utf-8") + "\n", encoding="utf-8")
    assert "" != before != plugins.languages_digest()


def test_an_installed_package_cannot_replace_a_format(install: Installer) -> None:
    install("reporters", "json", "json_of_a_harbour", "raise RuntimeError")
    assert plugins.reporter("json").__name__ == "claimpack.reporters.json"


def test_a_reporter_without_render_is_refused(install: Installer) -> None:
    install("reporters", "lines", "lines_of_a_harbour", "")
    with pytest.raises(
        ClaimpackError, match=r"lines_of_a_harbour\.py: a reporter needs a function `render"
    ):
        plugins.reporter("lines")


def test_an_installed_part_that_does_not_load_is_named(install: Installer) -> None:
    install("rules", "broken", "rules_of_a_harbour", "import nothing_of_this_name\n")
    with pytest.raises(ClaimpackError, match=r"`broken` of claimpack.rules .*: ModuleNotFoundError"):
        plugins.rules()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("RULE = 1\n", r"own/mine\.py: a rule needs `RULE = Rule"),
        ("x = 1\ny = (\n", r"own/mine\.py:2: SyntaxError"),
        ("x = 1\ny = 1 / 0\n", r"own/mine\.py:2: ZeroDivisionError: division by zero"),
        (RULE.replace("X01", "x1"), "must look like `X01` and `my-rule`"),
        (RULE.replace('scope="claim"', 'scope="stage"'), "a scope other than `stage`"),
        (RULE.replace("def check", "def verify"), "a rule needs a function `check`"),
        (RULE.partition("from claimpack")[1] + RULE.partition("from claimpack")[2], "needs a docstring"),
        (RULE.replace("X01", "A01"), "there is a rule `A01` already, in claimpack"),
        (
            RULE.replace("no-note", "quote-not-found"),
            "there is a rule `quote-not-found` already, in claimpack",
        ),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_with_its_file(
    tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(ClaimpackError, match=message):
        plugins.rules(folder_of(tmp_path, mine=content))


def test_two_rules_of_one_folder_may_not_clash(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, first=RULE, second=RULE)
    with pytest.raises(ClaimpackError, match=r"second\.py: there is a rule `X01` already, in .*first\.py"):
        plugins.rules(folder)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError, match="holds no rule"):
        plugins.rules(folder_of(tmp_path, _shared=""))
    with pytest.raises(ClaimpackError, match="No such file"):
        plugins.rules(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("    yield claim.nothing\n", r"mine\.py:14: AttributeError"),
        ("    yield 1\n", "`check` must yield findings made by"),
        ("    return 1\n", r"mine\.py: TypeError"),
    ],
)
def test_a_rule_that_fails_is_named_with_its_line(tmp_path: Path, body: str, message: str) -> None:
    content = RULE.partition("    if claim.note")[0] + body
    (rule,) = (one for one in plugins.rules(folder_of(tmp_path, mine=content)) if one.rule.code == "X01")
    assert rule.check is not None
    with pytest.raises(ClaimpackError, match=message):
        list(rule.check(object(), None, None))
