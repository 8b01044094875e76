"""Commands with a cache: the same output as without, and no trust in what other programs changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimpack.pipeline import build_project
from tests.conftest import HARBOUR, Ran, claimpack


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.mark.parametrize("words", [["check", "--strict", "--notes"], ["build", "--check"]])
def test_a_run_with_nothing_to_do_prints_the_same(harbour: Path, cache: str, words: list[str]) -> None:
    claimpack("build", cwd=harbour)
    (harbour / "annotations/stray.yaml").write_text("a: b\n")
    first = claimpack(*words, cwd=harbour, CLAIMPACK_CACHE=cache)
    assert first.status == 1
    assert claimpack(*words, cwd=harbour, CLAIMPACK_CACHE=cache) == first


def test_tables_that_were_changed_are_built_again(harbour: Path, tmp_path: Path) -> None:
    cache, build = tmp_path / "cache.db", harbour / "build"
    build_project(harbour, cache=cache)
    before = {path.name: path.read_bytes() for path in build.iterdir()}

    def change_a_table() -> None:
        (build / "claims.csv").write_bytes(before["claims.csv"].replace(b"event", b"stunt", 1))

    harms: list[Callable[[], object]] = [
        (build / "claims.csv").unlink,
        change_a_table,
        lambda: (build / "more.csv").write_text("a\n"),
        lambda: shutil.rmtree(build),
    ]
    for harm in harms:
        harm()
        assert build_project(harbour, cache=cache).n_errors == 0
        assert {path.name: path.read_bytes() for path in build.iterdir()} == before


def test_options_and_texts_are_respected(harbour: Path, cache: str, harbour_texts: Path) -> None:
    claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert claimpack("check", "--format", "json", cwd=harbour, CLAIMPACK_CACHE=cache).out.startswith("{")
    with_texts = claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache, CLAIMPACK_TEXTS=str(harbour_texts))
    assert "against the mask" not in with_texts.out
    assert "against the mask" in claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache).out


def test_no_cache_writes_none(harbour: Path, cache: str) -> None:
    claimpack("check", "--no-cache", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert not Path(cache).exists()


def test_a_full_disk_is_an_error_of_the_environment(cache: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk that is always full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimpack", "check"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=HARBOUR,
            env={**os.environ, "CLAIMPACK_CACHE": cache},
            encoding="utf-8",
        )
    message = "claimpack: the output cannot be written: No space left on device\n"
    assert Ran(done.returncode, "", done.stderr) == Ran(2, "", message)
