"""What each command loads: a budget of modules, which is the same on every machine, unlike seconds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = {"frictionless", "numpy", "pandas", "pandera", "pyarrow", "pygls", "pyparsing"}

# What may be loaded at all, and which heavy libraries a command is for.
BUDGETS = [
    (["--version"], 240, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["--help"], 240, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["check", "--help"], 295, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["explain", "A01"], 325, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["check"], 460, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["fmt", "--check"], 460, HEAVY | {"jsonschema", "rapidfuzz"}),
    (["trace", "kursk-thanks/main/rok-more"], 470, HEAVY | {"jsonschema", "rapidfuzz"}),
    (["build", "--check"], 610, (HEAVY - {"numpy", "pyarrow"}) | {"jsonschema", "rapidfuzz", "yaml"}),
]


def loaded_by(*words: str, cache: str = "") -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claimpack", *words],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "CLAIMPACK_CACHE": cache},
    )
    assert done.returncode == 0, done.stdout
    return set(re.findall(r"^import time:[^|]*\|[^|]*\|\s*([\w.]+)$", done.stderr, re.MULTILINE))


@pytest.mark.parametrize(("words", "most", "never"), BUDGETS, ids=[" ".join(one[0]) for one in BUDGETS])
def test_a_command_loads_only_what_it_uses(words: list[str], most: int, never: set[str]) -> None:
    loaded = loaded_by(*words)
    assert {name.partition(".")[0] for name in loaded} & never == set()
    assert len(loaded) <= most


def test_a_check_with_nothing_to_do_parses_nothing(tmp_path: Path) -> None:
    loaded_by("check", cache=str(tmp_path))
    loaded = loaded_by("check", cache=str(tmp_path))
    assert {name.partition(".")[0] for name in loaded} & (HEAVY | {"yaml", "jsonschema"}) == set()
