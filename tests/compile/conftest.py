"""A project of many pages, so that there is work for several processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty pages that nobody wrote, to look at."""
    out = tmp_path_factory.mktemp("synth") / "made"
    words = [sys.executable, "scripts/synth.py", "--claims", "800", "--seed", "1", "--out", str(out)]
    subprocess.run(words, cwd=ROOT, check=True)
    return out


@pytest.fixture
def many(made: Path, tmp_path: Path) -> Path:
    """A copy of these pages, to break."""
    folder = tmp_path / "many"
    shutil.copytree(made, folder)
    return folder
