"""What all tests share: the invented project, the real pages, and a way to run the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from tests.command_line import Ran as Ran
from tests.command_line import claimpack as claimpack

# What one test finds out is not for another to remember, nor for the user's own cache.
os.environ["CLAIMPACK_CACHE"] = ""

# Speed is measured by scripts/bench; a slow machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
HARBOUR = TESTS / "projects" / "harbour"
REAL_TEXTS = ROOT.parent / "shared" / "texts"


# The day on which invented projects are checked: after their pages, before the dates of good suppressions.
TODAY = date(2021, 6, 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="rewrite the reports and fixes of cases")
    parser.addoption("--update-answers", action="store_true", help="rewrite the answers of queries")


@pytest.hookimpl(optionalhook=True)  # pytest runs without xdist too
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Write cases from one process: two would overwrite each other's."""
    return 0 if config.getoption("update_cases") else None


def synth(out: Path, claims: int, seed: int = 1) -> Path:
    """Write an invented dataset, 40 claims a page."""
    words = ["--claims", str(claims), "--seed", str(seed), "--out", str(out)]
    subprocess.run([sys.executable, "scripts/synth.py", *words], cwd=ROOT, check=True)
    return out


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the invented project, to break."""
    folder = tmp_path / "harbour"
    shutil.copytree(HARBOUR, folder)
    return folder


@pytest.fixture
def harbour_texts() -> Path:
    return HARBOUR / "texts"


@pytest.fixture(scope="session")
def real_texts() -> Path:
    """The folder of the five pages. In CI it must be there; on a contributor's machine it may not."""
    if not REAL_TEXTS.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the texts of the five pages are missing; CI does not run without them")
        pytest.skip("the texts of the five pages are not at hand")
    return REAL_TEXTS
