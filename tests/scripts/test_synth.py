"""The generator of invented datasets: the same words, the same bytes, and nothing to find in them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, synth


def claimpack(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimpack", *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synth(tmp_path_factory.mktemp("synth") / "made", 80)


def test_the_same_words_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert contents(synth(tmp_path / "again", 80)) == contents(made)
    assert contents(synth(tmp_path / "other", 80, seed=2)) != contents(made)


@pytest.mark.parametrize("words", [(), ("--texts", "texts")])
def test_nothing_is_found_in_it(made: Path, words: tuple[str, ...]) -> None:
    done = claimpack(made, "check", "--strict", *words)
    assert "checked 2 sources, 2 articles, 80 claims" in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_in_canonical_layout(made: Path) -> None:
    done = claimpack(made, "fmt", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_can_be_built(made: Path, tmp_path: Path) -> None:
    done = claimpack(made, "build", "--out", str(tmp_path / "build"))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = (tmp_path / "build" / "claims.csv").read_text("utf-8").splitlines()
    assert len(lines) == 81


def test_it_leaves_a_full_folder_alone(made: Path) -> None:
    before = contents(made)
    words = [sys.executable, "scripts/synth.py", "--claims", "80", "--out", str(made)]
    assert subprocess.run(words, cwd=ROOT, capture_output=True).returncode == 2
    assert contents(made) == before
