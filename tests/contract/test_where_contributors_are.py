"""Editor settings, hooks, workflows, templates and forms parse, and name only existing commands and files."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from claimpack.cli.app import make_app
from claimpack.workspace.contracts import read_contracts
from tests.conftest import ROOT

STARTER = ROOT / "src/claimpack/starter"
YAML_FILES = [
    ".github/ISSUE_TEMPLATE/claim-missing.yml",
    ".github/ISSUE_TEMPLATE/claim-wrong.yml",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/message-unclear.yml",
    ".github/workflows/check.yml",
    ".pre-commit-hooks.yaml",
    "action.yml",
    "templates/claimpack.yml",
    "src/claimpack/starter/.github/workflows/check.yml",
    "src/claimpack/starter/.gitlab-ci.yml",
    "src/claimpack/starter/.pre-commit-config.yaml",
]
PAGES = [
    "CONTRIBUTING.md",
    "README.md",
    ".github/PULL_REQUEST_TEMPLATE.md",
    "src/claimpack/starter/README.md",
]
WITH_COMMANDS = {"run", "script", "entry"}


def trees(name: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / name).read_text("utf-8")))


def entries(tree: object) -> Iterator[tuple[str, object]]:
    """Every key of a tree, with its value."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key), value
            yield from entries(value)
    elif isinstance(tree, list):
        for one in tree:
            yield from entries(one)


def scripts(name: str) -> list[str]:
    found: list[str] = []
    for key, value in entries(trees(name)):
        if key in WITH_COMMANDS:
            found += value if isinstance(value, list) else [str(value)]
    return [line.strip() for text in found for line in text.splitlines()]


def commands_of_scripts(name: str) -> list[str]:
    """What follows `claimpack` in lines that a shell runs."""
    lines = [line for line in scripts(name) if not line.startswith(("echo ", "#"))]
    return [one for line in lines for one in re.findall(r"(?<![\w\"=-])claimpack (\w[^|&>]*)", line)]


def commands_of_page(name: str) -> list[str]:
    """What follows `claimpack` in code: between backticks, and in indented lines."""
    text = (ROOT / name).read_text("utf-8")
    inline = re.findall(r"`(?:\.venv/bin/)?claimpack ([^`]+)`", text)
    return [*inline, *re.findall(r"^ {4,}(?:\.venv/bin/)?claimpack (.+)$", text, re.MULTILINE)]


COMMANDS = [
    *((name, one) for name in YAML_FILES for one in commands_of_scripts(name)),
    *((name, one) for name in PAGES for one in commands_of_page(name)),
    *((name, one) for name in YAML_FILES if "ISSUE" in name for one in commands_of_page(name)),
]


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[f"{n}: {c}" for n, c in COMMANDS])
def test_every_command_and_option_is_there(name: str, command: str) -> None:
    words = shlex.split(command)
    at: Any = typer.main.get_command(make_app())
    while words and words[0] in getattr(at, "commands", ()):
        at = at.commands[words.pop(0)]
    options = {option for parameter in at.params for option in parameter.opts}
    assert not hasattr(at, "commands") or words == ["--version"], f"claimpack has no `{command}`"
    assert {word for word in words if word.startswith("--")} <= options


def test_commands_are_found_where_they_must_be() -> None:
    named = {name for name, _ in COMMANDS}
    assert {name for name in YAML_FILES if "ISSUE" not in name} <= named
    assert set(PAGES) - {".github/PULL_REQUEST_TEMPLATE.md"} <= named


@pytest.mark.parametrize("name", YAML_FILES)
def test_every_file_parses_and_is_listed(name: str) -> None:
    assert all(isinstance(tree, dict | list) for tree in trees(name))
    there = {
        path.relative_to(ROOT).as_posix()
        for folder in (ROOT, STARTER)
        for pattern in (".github/**/*.y*ml", ".git*.yml", ".pre-commit*", "*.yml", "templates/*.yml")
        for path in folder.glob(pattern)
    }
    assert there == set(YAML_FILES)


@pytest.mark.parametrize("name", [*YAML_FILES, *PAGES])
def test_every_script_is_there(name: str) -> None:
    for script in re.findall(r"(?<![\w/.])(?:scripts|\.ci)/[a-z-]+", (ROOT / name).read_text("utf-8")):
        assert (ROOT / script).is_file(), script


@pytest.mark.parametrize("name", YAML_FILES)
def test_foreign_actions_are_pinned_and_inputs_are_no_code(name: str) -> None:
    for key, value in entries(trees(name)):
        if key == "uses":
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", str(value)), value
        if key == "run":
            assert "${{" not in str(value), "hand inputs over by env, or a pull request writes our script"


def test_inputs_of_the_action_are_used() -> None:
    (action,) = trees("action.yml")
    assert set(action["inputs"]) == {"root", "texts", "strict", "version"}
    used = set(re.findall(r"inputs\.(\w+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])
    spec, job = trees("templates/claimpack.yml")
    used = set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", json.dumps(job)))
    assert used == set(spec["spec"]["inputs"])
    assert job["claimpack"]["artifacts"]["reports"]["codequality"] in " ".join(job["claimpack"]["script"])


def test_hooks_look_at_what_the_compiler_reads() -> None:
    for name in (".pre-commit-hooks.yaml", "src/claimpack/starter/.pre-commit-config.yaml"):
        hooks = [value for key, value in entries(trees(name)) if key == "files"]
        assert len(hooks) == 2
        for pattern in map(str, hooks):
            for path in ("datapackage.json", "annotations/a/main.yaml", "sources/a.mask", "sources/a.yaml"):
                assert re.search(pattern, path), path
            assert not re.search(pattern, "docs/sources.md")


@pytest.mark.parametrize("name", ["claim-missing", "claim-wrong", "message-unclear"])
def test_forms_ask_for_what_is_needed(name: str) -> None:
    (form,) = trees(f".github/ISSUE_TEMPLATE/{name}.yml")
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids)) >= 3
    assert any(field.get("validations", {}).get("required") for field in form["body"])


@pytest.mark.parametrize("folder", [ROOT, STARTER], ids=["repository", "starter"])
def test_the_editor_finds_a_schema_for_every_file(folder: Path) -> None:
    settings = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    schemas = {Path(name).name.removesuffix(".schema.json") for name in settings["yaml.schemas"]}
    assert schemas == set(read_contracts().shapes) - {"vocabularies", "datapackage", "report"}
    assert json.loads((folder / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    paths = sorted((*folder.glob("sources/*.yaml"), *folder.glob("annotations/**/*.yaml")))
    assert paths
    for path in paths:
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=../"), path
        # A new dataset gets its schemas when it is made; they stand where those of the repository do.
        there = (ROOT / path.relative_to(folder).parent / first.partition("=")[2]).resolve()
        assert there.parent == ROOT / "schemas"
        assert there.is_file(), path
        kind = path.stem if path.parent.name in ("registry", "annotations") else path.parent.name
        wanted = "source" if kind == "sources" else kind if kind in schemas else "annotations"
        assert there.name == f"{wanted}.schema.json", path


def test_both_have_the_same_editor_settings() -> None:
    for name in ("settings.json", "extensions.json"):
        assert (ROOT / ".vscode" / name).read_bytes() == (STARTER / ".vscode" / name).read_bytes()
