"""Several processes give what one gives, whatever happens to them."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpack.pipeline import build_project, workers
from claimpack.pipeline.page import PageContext, compile_page, make_context
from claimpack.pipeline.page_result import EncodedResult
from claimpack.workspace.contracts import read_contracts
from claimpack.workspace.workspace import Workspace
from tests.cli.test_build import files_of
from tests.pipeline.runs import on_disk

HERE = os.getpid()
# Parts of the time that a build takes, at which it is ended.
MOMENTS = [0.6] if "CLAIMPACK_WALKS" not in os.environ else [part / 50 for part in range(50)]


Results = list[tuple[str, EncodedResult]]


def context_of(workspace: Workspace) -> PageContext:
    return make_context(map(workspace.read, workspace.shared_paths), read_contracts())


def compiled(root: Path, jobs: int) -> Results:
    workspace = Workspace(root)
    ids = list(workspace.sources)
    return list(workers.compile_pages(ids, workspace, context_of(workspace), jobs, with_rows=True))


@pytest.fixture(autouse=True)
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin processes for few pages, and forked ones, whatever threads the tests have."""
    monkeypatch.setattr(workers, "_has_one_thread", lambda: sys.platform == "linux")
    monkeypatch.setattr(workers, "_MIN_PAGES_PER_PROCESS", 1)
    monkeypatch.setattr(workers, "_CHUNK", 3)


@pytest.fixture(scope="module")
def alone(made: Path) -> Results:
    return compiled(made, 1)


def none_is_left() -> bool:
    return multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [2, 5])
def test_any_number_of_processes_makes_the_same(made: Path, alone: Results, jobs: int) -> None:
    assert compiled(made, jobs) == alone
    assert none_is_left()


def test_processes_that_are_begun_anew_make_the_same(
    made: Path, alone: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_has_one_thread", lambda: False)
    assert compiled(made, 2) == alone
    assert none_is_left()


@pytest.mark.skipif(sys.platform != "linux", reason="nobody can tell")
def test_threads_are_counted() -> None:
    """Those that Python does not know of too."""
    code = "from claimpack.pipeline.workers import _has_one_thread; import sys; print(_has_one_thread(), end=' ');"
    more = "import pyarrow as pa; pa.array(range(9)).sum(); t = pa.table({'a': [1]}); "
    more += "import pyarrow.compute as pc; t.group_by('a').aggregate([]); print(_has_one_thread())"
    done = subprocess.run([sys.executable, "-c", code + more], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"


def test_tables_are_the_same_for_any_number_of_processes(made: Path, tmp_path: Path) -> None:
    tables = []
    for jobs in (1, 2):
        out, cache = tmp_path / f"{jobs}", tmp_path / f"{jobs}.db"
        assert build_project(made, out=out, jobs=jobs, cache=cache).n_errors == 0
        tables.append(files_of(out))
    assert tables[0] == tables[1]


def in_a_worker(name: str, act: Callable[[], object]) -> Callable[..., Any]:
    """Act before a page is compiled, if it is not this process that compiles it."""

    def acting(files: Any, *words: Any, **options: Any) -> Any:
        if os.getpid() != HERE and files.source_id == name:
            act()
        return compile_page(files, *words, **options)

    return acting


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(
    sys.platform != "linux", reason="what is done to this process reaches forked ones alone"
)
@pytest.mark.parametrize("at", [0, 7])
def test_when_a_process_dies_the_others_are_not_waited_for(
    made: Path, alone: Results, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(workers, "compile_page", in_a_worker(alone[at][0], killed))
    assert compiled(made, 2) == alone
    assert none_is_left()


@pytest.mark.skipif(
    sys.platform != "linux", reason="what is done to this process reaches forked ones alone"
)
@pytest.mark.parametrize("end", [killed, lambda: 1 / 0, lambda: sys.exit(3)])
def test_when_no_process_can_begin_this_one_works_alone(
    made: Path,
    alone: Results,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[[], object],
) -> None:
    monkeypatch.setattr(workers, "_start", lambda *_: end())
    assert compiled(made, 2) == alone
    assert none_is_left()


@pytest.mark.skipif(
    sys.platform != "linux", reason="what is done to this process reaches forked ones alone"
)
def test_what_a_process_raises_is_raised(
    made: Path, alone: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "compile_page", in_a_worker(alone[5][0], lambda: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        compiled(made, 2)
    assert none_is_left()


def test_a_caller_that_stops_leaves_no_process(made: Path) -> None:
    workspace = Workspace(made)
    ids = list(workspace.sources)
    results = workers.compile_pages(ids, workspace, context_of(workspace), 2, with_rows=False)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert none_is_left()


_EAGER = """
from claimpack.__main__ import main
from claimpack.pipeline import workers
workers._MIN_PAGES_PER_PROCESS, workers._CHUNK = 1, 2
main()
"""


def start(root: Path, cache: Path) -> subprocess.Popen[str]:
    """Start a build in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-c", _EAGER, "build", "--root", str(root), "--jobs", "2"],
        env={**os.environ, "CLAIMPACK_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def gone(group: int) -> bool:
    """Wait a little for the last process of a group."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture(scope="module")
def built(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes | str], float]:
    """What a build leaves on disk, and the seconds that it takes."""
    root = tmp_path_factory.mktemp("built") / "many"
    shutil.copytree(made, root)
    begun = time.perf_counter()
    process = start(root, root.parent / "cache")
    assert process.communicate()[1] == ""
    assert process.returncode == 0
    return on_disk(root), time.perf_counter() - begun


@pytest.mark.skipif(os.name != "posix", reason="it has no process groups")
@pytest.mark.parametrize(
    ("sign", "to_all", "status"),
    [(signal.SIGINT, True, 130), (signal.SIGINT, False, 130), (signal.SIGKILL, False, -9)],
)
def test_a_run_that_is_ended_leaves_nothing_behind(
    many: Path,
    tmp_path: Path,
    built: tuple[dict[str, bytes | str], float],
    sign: int,
    to_all: bool,
    status: int,
) -> None:
    """At some moment of a build from nothing; then another run puts everything right."""
    cache = tmp_path / "cache"
    right, seconds = built
    tables = {path: content for path, content in right.items() if path.startswith("build/")}
    for part in MOMENTS:
        shutil.rmtree(many / "build", ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)
        process = start(many, cache)
        time.sleep(seconds * part)
        (os.killpg if to_all else os.kill)(process.pid, sign)
        _, err = process.communicate(timeout=30)
        assert err == ""
        assert process.returncode in (0, status)
        assert gone(process.pid)
        left = on_disk(many)
        if sign == signal.SIGINT:
            assert {path for path in left if path.startswith(".")} == set()
        if "build" in left:
            assert {path: content for path, content in left.items() if path.startswith("build/")} == tables
        process = start(many, cache)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, ""), out
        assert on_disk(many) == right
