"""Where the cache is, who shares it, and how a run goes on when it cannot be used."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claimpack.pipeline import workers
from claimpack.pipeline.page import compile_page
from tests.conftest import HARBOUR, Ran, claimpack
from tests.pipeline.runs import Run, differences, on_disk

REPORT = "annotations/quay-report/main.yaml"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the pages that were compiled."""
    ids: list[str] = []

    def watched(files: Any, *words: Any, **options: Any) -> Any:
        ids.append(files.source_id)
        return compile_page(files, *words, **options)

    monkeypatch.setattr(workers, "compile_page", watched)
    return ids


def test_the_cache_may_be_copied_to_another_clone(harbour: Path, tmp_path: Path, pages: list[str]) -> None:
    cache, other, copy = tmp_path / "cache.db", tmp_path / "elsewhere" / "harbour", tmp_path / "copy.db"
    Run("build").of(harbour, cache)
    assert pages == ["harbour-talks", "quay-report"]
    shutil.copytree(HARBOUR, other)
    shutil.copyfile(cache, copy)
    for wal in tmp_path.glob("cache.db-wal"):
        shutil.copyfile(wal, tmp_path / "copy.db-wal")
    assert Run("build").of(other, copy)["findings"] == []
    assert len(pages) == 2, "keys are digests of content"
    assert on_disk(other) == on_disk(harbour)

    (other / REPORT).write_text(
        (other / REPORT).read_text("utf-8").replace("about 900", "about 901"), "utf-8"
    )
    warm = Run().of(other, copy)
    assert pages[2:] == ["quay-report"]
    assert not differences(warm, Run().of(other, None))
    assert not differences(Run().of(harbour, cache), Run().of(harbour, None))


def test_projects_that_share_a_file_do_not_mix(harbour: Path, tmp_path: Path) -> None:
    cache, other = tmp_path / "cache.db", tmp_path / "other"
    shutil.copytree(HARBOUR, other, copy_function=shutil.copy2)
    (other / REPORT).write_text(
        (other / REPORT).read_text("utf-8").replace("about 900", "about 901"), "utf-8"
    )
    for _ in range(2):
        for root in (harbour, other):
            for question in (Run(), Run("build")):
                assert not differences(question.of(root, cache), question.of(root, None))


def run(root: Path, *words: str, **environment: str) -> Ran:
    ran = claimpack("check", *words, "--root", root, cwd=root.parent, **environment)
    assert (ran.status, ran.err) == (0, "")
    return ran


def test_where_the_cache_is(harbour: Path, tmp_path: Path) -> None:
    """In CLAIMPACK_CACHE, else in the user's cache folder; never in the project."""
    right = run(harbour).out
    before = on_disk(tmp_path)
    (tmp_path / "a-file").write_text("a file")
    for named in (tmp_path / "a-file", tmp_path / "a-file" / "below", "/dev/null/nowhere"):
        assert run(harbour, CLAIMPACK_CACHE=str(named)).out == right
    (tmp_path / "a-file").unlink()
    assert on_disk(tmp_path) == before

    place = tmp_path / "deep" / "cache"
    assert run(harbour, CLAIMPACK_CACHE=str(place)).out == right
    (file,) = place.glob("*.db")
    shutil.rmtree(place)
    place.mkdir()
    file.mkdir()
    assert run(harbour, CLAIMPACK_CACHE=str(place)).out == right
    assert list(file.iterdir()) == []
    shutil.rmtree(tmp_path / "deep")


@pytest.mark.skipif(os.name != "posix", reason="others keep it elsewhere")
@pytest.mark.parametrize("home", [None, "relative"])
def test_without_a_home(harbour: Path, home: str | None) -> None:
    unwanted = ("CLAIMPACK_CACHE", "XDG_CACHE_HOME", "HOME")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    # Nobody is to find anything in the home of who runs the tests.
    words = [sys.executable, "-c", _WITHOUT_HOME, "check", "--root", str(harbour)]
    environment |= {} if home is None else {"HOME": home}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=harbour.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in harbour.parent.iterdir()] == ["harbour"]


_WITHOUT_HOME = """
import pwd
def nobody(*_):
    raise KeyError("nobody")
pwd.getpwuid = nobody
from claimpack.__main__ import main
main()
"""


def test_a_cache_that_another_process_holds(harbour: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache"
    right = run(harbour, CLAIMPACK_CACHE=str(place)).out
    (file,) = place.glob("*.db")
    (harbour / REPORT).touch()
    for mode in ("WAL", "DELETE"):
        with closing(sqlite3.connect(file, isolation_level=None)) as db:
            db.execute(f"PRAGMA journal_mode={mode}")
            db.execute("BEGIN EXCLUSIVE")
            assert run(harbour, CLAIMPACK_CACHE=str(place)).out == right


_FULL = """
import resource, sys
room = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
from claimpack.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no limit to set")
@pytest.mark.parametrize("room", [0])
def test_a_disk_without_room(harbour: Path, tmp_path: Path, room: int) -> None:
    right = run(harbour, "--format", "json").out
    for _ in range(2):
        done = subprocess.run(
            [
                sys.executable,
                "-B",
                "-c",
                _FULL,
                str(room),
                "check",
                "--format",
                "json",
                "--root",
                str(harbour),
            ],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "CLAIMPACK_CACHE": str(tmp_path / "cache")},
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", right)


def test_many_runs_at_once_on_one_project(harbour: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(HARBOUR, alone)
    Run("build").of(alone, None)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "claimpack", command, "--root", str(harbour), "--jobs", "2"],
            env={**os.environ, "CLAIMPACK_CACHE": str(tmp_path / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in ("build", "check", "build")
    ]
    ended = [(one.communicate()[1], one.returncode) for one in running]
    assert ended == [("", 0)] * 3
    assert on_disk(harbour) == on_disk(alone)
