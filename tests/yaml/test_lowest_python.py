"""The fast reader on the lowest promised Python reads what it reads here, with equal values.

That Python is `CLAIMPACK_LOWEST_PYTHON`, or `/usr/bin/python3` if it has the lowest version of pyproject.toml.
The readers need the standard library only, so that no environment is installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.yaml.cases import FINE, ODD
from tests.yaml.mutants import mutants
from tests.yaml.test_fast import FILES, SHAPES, SOURCES, fast, kind_of

LOWEST = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"].lstrip(
    ">="
)
PROGRAM = """
import json, sys
from claimpack.yaml.fast import FastReader, NeedsStrictReader
schemas, files = json.load(sys.stdin)
reader = FastReader(schemas)
values = []
for kind, text in files:
    try:
        values.append(reader.read(text, kind))
    except NeedsStrictReader:
        values.append(None)
json.dump(values, sys.stdout)
"""


def lowest_python() -> str | None:
    named = os.environ.get("CLAIMPACK_LOWEST_PYTHON")
    program = "import sys; print('%d.%d' % sys.version_info[:2])"
    for python in [named] if named else ["/usr/bin/python3"]:
        try:
            done = subprocess.run([python, "-c", program], capture_output=True, text=True)
        except OSError:
            continue
        if done.stdout.strip() == LOWEST:
            return python
    assert not named, f"CLAIMPACK_LOWEST_PYTHON is not Python {LOWEST}: {named}"
    return None


@pytest.fixture(scope="module")
def python() -> str:
    found = lowest_python()
    if found is None:
        pytest.skip(f"no Python {LOWEST} here; set CLAIMPACK_LOWEST_PYTHON")
    return found


def read(python: str, files: list[tuple[str, str]]) -> list[Any]:
    done = subprocess.run(
        [python, "-c", PROGRAM],
        input=json.dumps([SHAPES, files]),
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    values: list[Any] = json.loads(done.stdout)
    return values


def test_files_of_the_repository(python: str) -> None:
    files = [(kind_of(path), path.read_text("utf-8")) for path in FILES]
    values = read(python, files)
    assert len(values) > 40
    assert None not in values
    assert values == [fast(text, kind) for kind, text in files]


def test_cases_and_damaged_files(python: str) -> None:
    files = [
        ("annotations", text) for text in (*FINE.values(), *ODD.values(), "claims:\n  x-y:\n    a: b\n")
    ]
    files += mutants(SOURCES, seed=99, count=2000)
    here = [fast(text, kind) for kind, text in files]
    assert read(python, files) == here
    assert sum(one is not None for one in here) > len(here) // 10


def test_this_python_is_promised() -> None:
    assert sys.version_info[:2] >= tuple(map(int, LOWEST.split(".")))
