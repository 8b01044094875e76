"""The command line, run in a process of its own that need not load everything anew.

Most of a short command is the start of Python and the import of libraries. One process of each test run does
that once and forks: what a test sees is a process with its own folder, environment, streams and exit status.
Where the environment tells the interpreter itself something, a new one is started.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

# Libraries that commands import when they need them.
_USED = ("jsonschema_rs", "pyarrow.csv", "pyarrow.parquet", "pydantic", "sqlite3", "yaml")
# What is read before any of our code runs.
_OF_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


def claimpack(*words: str | Path, cwd: Path | None = None, **environment: str) -> Ran:
    """Run the command line in a process of its own."""
    if not hasattr(os, "fork") or any(name.startswith(_OF_PYTHON) for name in environment):
        return _started(words, cwd, environment)
    with tempfile.TemporaryDirectory() as streams:
        out, err = Path(streams, "out"), Path(streams, "err")
        job = {
            "words": [os.fspath(word) for word in words],
            "cwd": os.fspath(cwd or Path.cwd()),
            "environment": {**os.environ, **environment},
            "out": str(out),
            "err": str(err),
        }
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(job) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return Ran(status, *(_text(path.read_bytes()) for path in (out, err)))


def _text(content: bytes) -> str:
    return content.decode("utf-8").replace("\r\n", "\n")  # as `subprocess` reads it


def _started(words: tuple[str | Path, ...], cwd: Path | None, environment: dict[str, str]) -> Ran:
    done = subprocess.run(
        [sys.executable, "-m", "claimpack", *map(str, words)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        encoding="utf-8",
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@cache
def _server() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.command_line"]
    root = Path(__file__).resolve().parent.parent
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, encoding="utf-8"
    )
    atexit.register(server.kill)
    return server


def _serve() -> None:
    """Answer each job, a line of JSON, by the exit status of a forked process."""
    import claimpack as src

    for module in walk_packages(src.__path__, "claimpack."):
        if module.name not in ("claimpack.__main__", "claimpack.starter"):
            import_module(module.name)
    for name in _USED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(job: dict[str, Any]) -> None:
    """Run a command in this process, which ends with it."""
    from claimpack.__main__ import main

    wanted = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, path in enumerate((os.devnull, job["out"], job["err"])):
        opened = os.open(path, wanted if number else os.O_RDONLY)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    os.chdir(job["cwd"])
    os.environ.clear()
    os.environ.update(job["environment"])
    sys.argv = ["claimpack", *job["words"]]
    try:
        main()
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve()
