"""A project of many pages, so that there is work for several processes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import synth


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten invented pages, not to be changed."""
    return synth(tmp_path_factory.mktemp("synth") / "made", 400)


@pytest.fixture
def many(made: Path, tmp_path: Path) -> Path:
    """A copy of these pages, to change."""
    folder = tmp_path / "many"
    shutil.copytree(made, folder)
    return folder
