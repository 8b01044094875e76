"""A dataset that has been built and checked before, and the states in which later runs find it.

Each state is made anew before each run, whatever ran before: everything is built and checked, and then one
thing is changed, or none. A change is one that no run has seen, for the cache knows former states too.
A pause lets the clock of the file system tick, so that no file looks as if it were still being written.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from pathlib import Path

from bench_process import spawn

# git by itself, without the settings of whoever measures.
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_GIT_OPTIONS = ("user.name=bench", "user.email=bench@localhost", "gc.auto=0", "core.compression=0")
_TICK_S, _COARSE_TICK_S = 0.2, 2.2
_SECOND_NS = 1_000_000_000
_LAST_WORD = re.compile(r"^(    gloss: .*) \S+\.$", re.MULTILINE)
_ALIASES = "  aliases:\n"


def environment(cache: Path | None) -> dict[str, str]:
    """Give the environment of a run: a folder for its cache, no texts, and no git but the one asked for."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") and name != "CLAIMPACK_TEXTS"
    }
    return {**kept, **GIT, "CLAIMPACK_CACHE": "" if cache is None else str(cache)}


def copied(source: Path, to: Path) -> Path:
    """Copy a dataset without what was made from it."""
    for name in ("annotations", "sources"):
        shutil.copytree(source / name, to / name, ignore=shutil.ignore_patterns("text"))
    shutil.copy2(source / "datapackage.json", to)
    return to


class Warm:
    """A copy of a dataset with a cache of its own."""

    def __init__(self, source: Path, folder: Path) -> None:
        """Name the places; nothing is copied or run before the first state is asked for."""
        self.root = folder / "warm"
        self.environment = environment(folder / "warm-cache")
        self._source = source
        self._n_changes = 0

    def same(self) -> None:
        """Everything as it was when it was built and checked."""
        self._known()
        rest(self.root / "datapackage.json")

    def file(self) -> None:
        """One word of one claim's gloss is another than when everything was built and checked."""
        self.same()
        path = self.changed_file
        self._replace(path, reworded(path.read_text("utf-8"), self._new_word()))

    def entry(self) -> None:
        """One actor has one alias more than when everything was built and checked."""
        self.same()
        path = self.changed_registry
        self._replace(path, with_alias(path.read_text("utf-8"), self._new_word()))

    def committed(self) -> None:
        """Everything, the tables too, is committed, and git's index knows how all files look."""
        self.same()
        if not (self.root / ".git").is_dir():
            self._git("init", "--quiet")
        self._git("add", "--all")
        self._git("commit", "--quiet", "--allow-empty", "--message=State")
        rest(self.root / ".git" / "index")
        self._git("status")
        rest(self.root / ".git" / "index")

    @property
    def changed_file(self) -> Path:
        """Name the file in which a gloss changes: the one in the middle."""
        paths = sorted((self.root / "annotations").glob("*/main.yaml"))
        return paths[len(paths) // 2]

    @property
    def changed_registry(self) -> Path:
        return self.root / "annotations" / "registry" / "actors.yaml"

    def _known(self) -> None:
        if not self.root.is_dir():
            copied(self._source, self.root)
            rest(self.root / "datapackage.json")
        for command in ("build", "check"):
            argv = [sys.executable, "-m", "claimpack", command, "--root", self.root]
            spawn(argv, environment=self.environment)

    def _replace(self, path: Path, text: str) -> None:
        path.write_bytes(text.encode("utf-8"))
        rest(path)

    def _git(self, *words: str) -> None:
        options = [word for option in _GIT_OPTIONS for word in ("-c", option)]
        spawn(["git", *options, "-C", self.root, *words], environment=self.environment)

    def _new_word(self) -> str:
        self._n_changes += 1
        letters = str(self._n_changes).translate(str.maketrans("0123456789", "abcdefghij"))
        return f"anew{letters}"


def rest(touched: Path) -> None:
    """Wait until a later change of a file that was just touched would show in its times."""
    is_coarse = touched.stat().st_mtime_ns % _SECOND_NS == 0
    time.sleep(_COARSE_TICK_S if is_coarse else _TICK_S)


def reworded(text: str, word: str) -> str:
    """Put a word in the place of the last one of the first gloss."""
    found, n_found = _LAST_WORD.subn(rf"\1 {word}.", text, count=1)
    assert n_found == 1, "a file of claims has a gloss that ends with a full stop"
    return found


def with_alias(text: str, word: str) -> str:
    """Give the first actor that has aliases one more."""
    before, aliases, rest_of_it = text.partition(_ALIASES)
    assert aliases, "some actor has aliases"
    return f"{before}{aliases}    - {word.capitalize()} Herald\n{rest_of_it}"
