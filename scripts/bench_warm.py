"""A dataset that was built and checked before, and the states from which warm runs begin.

Each state is created before each run: everything is built and checked, and then one entry is changed, or none. Every
change is new, because the cache contains earlier states too. A pause lets the clock of the file system advance, so
that no file appears to be still in writing.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from pathlib import Path

from bench_process import spawn

# git without the settings of the user.
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_GIT_OPTIONS = ("user.name=bench", "user.email=bench@localhost", "gc.auto=0", "core.compression=0")
_TICK_S, _COARSE_TICK_S = 0.2, 2.2
_SECOND_NS = 1_000_000_000
_LAST_WORD = re.compile(r"^(    gloss: .*) \S+\.$", re.MULTILINE)
_ALIASES = "  aliases:\n"


def environment(cache: Path | None) -> dict[str, str]:
    """Return the environment of a run: its cache folder, no texts, and no git settings of the user."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") and name != "CLAIMPACK_TEXTS"
    }
    return {**kept, **GIT, "CLAIMPACK_CACHE": "" if cache is None else str(cache)}


def copied(source: Path, to: Path) -> Path:
    """Copy a dataset without generated files."""
    for name in ("annotations", "sources"):
        shutil.copytree(source / name, to / name, ignore=shutil.ignore_patterns("text"))
    shutil.copy2(source / "datapackage.json", to)
    return to


class Warm:
    """A copy of a dataset with a cache of its own."""

    def __init__(self, source: Path, folder: Path) -> None:
        """Store the paths; nothing is copied or run before the first state is requested."""
        self.root = folder / "warm"
        self.environment = environment(folder / "warm-cache")
        self._source = source
        self._n_changes = 0

    def same(self) -> None:
        """Leave everything as it was built and checked."""
        self._known()
        rest(self.root / "datapackage.json")

    def file(self) -> None:
        """Change one word of the gloss of one claim after the build."""
        self.same()
        path = self.changed_file
        self._replace(path, reworded(path.read_text("utf-8"), self._new_word()))

    def entry(self) -> None:
        """Add one alias to one actor after the build."""
        self.same()
        path = self.changed_registry
        self._replace(path, with_alias(path.read_text("utf-8"), self._new_word()))

    def committed(self) -> None:
        """Commit everything, the tables too, and refresh the index of git."""
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
        """Return the file in which a gloss changes: the middle one."""
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
    """Wait until a change of a file that was just written would change its times."""
    is_coarse = touched.stat().st_mtime_ns % _SECOND_NS == 0
    time.sleep(_COARSE_TICK_S if is_coarse else _TICK_S)


def reworded(text: str, word: str) -> str:
    """Replace the last word of the first gloss."""
    found, n_found = _LAST_WORD.subn(rf"\1 {word}.", text, count=1)
    assert n_found == 1, "a file of claims has a gloss that ends with a full stop"
    return found


def with_alias(text: str, word: str) -> str:
    """Add an alias to the first actor that has any."""
    before, aliases, rest_of_it = text.partition(_ALIASES)
    assert aliases, "some actor has aliases"
    return f"{before}{aliases}    - {word.capitalize()} Herald\n{rest_of_it}"
