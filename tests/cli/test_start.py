"""What each command loads: a budget of modules, which is the same on every machine, unlike seconds."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT

HEAVY = {"edtf", "frictionless", "numpy", "pandas", "pandera", "pyarrow", "pygls", "pyparsing"}

# What may be loaded at all, and which heavy libraries a command is for.
BUDGETS = [
    (["--version"], 260, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["--help"], 260, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["check", "--help"], 330, HEAVY | {"jsonschema", "rapidfuzz", "yaml"}),
    (["explain", "A01"], 420, HEAVY | {"jsonschema", "yaml"}),
    (["check"], 620, HEAVY),
    (["fmt", "--check"], 600, HEAVY),
    (["trace", "kursk-thanks/main/rok-more"], 620, HEAVY),
]


@pytest.mark.parametrize(("words", "most", "never"), BUDGETS, ids=[" ".join(one[0]) for one in BUDGETS])
def test_a_command_loads_only_what_it_uses(words: list[str], most: int, never: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claimpack", *words],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    loaded = re.findall(r"^import time:[^|]*\|[^|]*\|\s*([\w.]+)$", done.stderr, re.MULTILINE)
    assert {name.partition(".")[0] for name in loaded} & never == set()
    assert len(loaded) <= most
