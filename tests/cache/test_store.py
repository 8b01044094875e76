"""Texts on a shelf come back as they were put there, or not at all, whatever has happened to its file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimpack.cache import store as shelf_module
from claimpack.cache.store import CacheStore

KINDS = ("head", "rows")
N_FLIPPED = int(os.environ.get("CLAIMPACK_FUZZ", "150"))
TEXTS = {
    "nothing": "",
    "nul": "a\0b",
    "odd lines": "a\u2028b\x85c\r\nd\u2029",
    "halves": "\ud83d\ude00 \udc80",
    "arabic": "سفن غادرت 🚢",
    "long": "ships " * 30_000,
    **{f"{number}": f"text {number} " * (number % 60) for number in range(200)},
}


def filled(path: Path) -> None:
    with closing(CacheStore(str(path))) as shelf:
        for kind in KINDS:
            for name, text in TEXTS.items():
                shelf.put(kind, name, f"{kind} {text}")


def honest(shelf: CacheStore) -> int:
    """Take every text; none is another's. Gives how many are there."""
    known = shelf.names("head")
    found = {(kind, name): shelf.get(kind, name) for kind in KINDS for name in {*TEXTS, *known}}
    there = {at: text for at, text in found.items() if text is not None}
    assert all(text == f"{kind} {TEXTS[name]}" for (kind, name), text in there.items())
    return len(there)


def of_use(path: Path) -> int:
    """Take what is there, put it all there, and tell how much of it can be taken at once."""
    with closing(CacheStore(str(path))) as shelf:
        honest(shelf)
        for kind in KINDS:
            for name, text in TEXTS.items():
                shelf.put(kind, name, f"{kind} {text}")
        return honest(shelf)


ALL = len(KINDS) * len(TEXTS)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("shelf") / "a.db"
    filled(path)
    return path.read_bytes()


@pytest.mark.parametrize("lasts", [True, False])
def test_what_is_put_comes_back(tmp_path: Path, lasts: bool) -> None:
    path = tmp_path / "deep" / "a.db"
    with closing(CacheStore(str(path) if lasts else None)) as shelf:
        for name, text in TEXTS.items():
            shelf.put("head", name, f"head {text}")
        assert honest(shelf) == len(TEXTS)
        assert shelf.names("head") == set(TEXTS)
        shelf.drop("head", ["long", "unheard of"])
        assert shelf.get("head", "long") is None
    assert path.exists() == lasts


def foreign(path: Path, layout: int) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE head (a, b)")
        db.execute("INSERT INTO head VALUES (1, 2)")
        db.execute(f"PRAGMA user_version={layout}")
        db.commit()


def older(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE head SET text = 'what an older layout has'")
        db.execute(f"PRAGMA user_version={shelf_module._LAYOUT - 1}")
        db.commit()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: 3 * 4096 + 17]),
    "cut in the first page": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "a text": lambda path: path.write_text("a cache\n" * 999),
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(99_999)),
    "another program's": lambda path: foreign(path, 0),
    "another program's, of our number": lambda path: foreign(path, shelf_module._LAYOUT),
    "older": older,
    "newer": lambda path: foreign_number(path, 99),
    "without a table": lambda path: foreign_sql(path, "DROP TABLE rows"),
    "with other columns": lambda path: foreign_sql(path, "ALTER TABLE rows RENAME COLUMN crc TO c"),
    "with texts for blobs": lambda path: foreign_sql(path, "UPDATE rows SET text = 'a', crc = 'b'"),
    "with numbers for blobs": lambda path: foreign_sql(path, "UPDATE rows SET text = 7, crc = 7"),
}


def foreign_number(path: Path, number: int) -> None:
    foreign_sql(path, f"PRAGMA user_version={number}")


def foreign_sql(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_gives_nothing_wrong_and_is_mended(
    tmp_path: Path, content: bytes, damage: str
) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    DAMAGE[damage](path)
    assert of_use(path) == ALL
    assert of_use(path) == ALL
    with closing(CacheStore(str(path))) as shelf:
        assert honest(shelf) == ALL


@pytest.mark.parametrize("part", range(3))
def test_flipped_bits_give_nothing_wrong(tmp_path: Path, content: bytes, part: int) -> None:
    path = tmp_path / "a.db"
    n_pages = len(content) // 4096
    for seed in range(part, N_FLIPPED, 3):
        draw, flipped = random.Random(seed), bytearray(content)
        for _ in range(draw.choice([1, 1, 3, 30, 300])):
            # The long text takes most pages; what rules the others stands at their heads.
            page = draw.choice([0, draw.randrange(n_pages), draw.randrange(min(n_pages, 80))])
            flipped[page * 4096 + draw.choice([draw.randrange(120), draw.randrange(4096)])] = (
                draw.randrange(256)
            )
        if draw.random() < 0.3:
            one, other = (draw.randrange(n_pages) * 4096 for _ in range(2))
            flipped[one : one + 4096], flipped[other : other + 4096] = (
                flipped[other : other + 4096],
                flipped[one : one + 4096],
            )
        path.write_bytes(flipped)
        try:
            of_use(path)  # a broken index may lose a text that has just been put there
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        for left in tmp_path.iterdir():
            left.unlink()


def test_a_broken_journal_gives_nothing_wrong(tmp_path: Path) -> None:
    path, journal = tmp_path / "a.db", tmp_path / "a.db-wal"
    for seed in range(12):
        shelf = CacheStore(str(path))
        for name, text in TEXTS.items():
            if name != "long":
                shelf.put("head", name, f"head {text}")
        shelf.keep()
        killed = tmp_path / "killed"
        shutil.copytree(tmp_path, killed, ignore=lambda *_: ["killed"])
        shelf.close()
        draw, flipped = random.Random(seed), bytearray((killed / journal.name).read_bytes())
        assert len(flipped) > 4096
        for _ in range(draw.choice([0, 1, 5])):
            flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
        (killed / journal.name).write_bytes(flipped)
        if draw.random() < 0.4:
            (killed / path.name).write_text("no longer a database\n" * 999)
        assert of_use(killed / path.name) == ALL
        shutil.rmtree(killed)
        path.unlink()


def test_where_no_file_can_be_there_is_a_shelf_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder").mkdir()
    for path in (
        tmp_path / "file" / "a.db",
        tmp_path / "folder",
        Path("/dev/null/a.db"),
        Path("/proc/a.db"),
    ):
        assert of_use(path) == ALL
    assert (tmp_path / "file").read_text() == "a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_only_be_read_is_read(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.db"
    filled(path)
    forbidden = path if what == "file" else tmp_path
    forbidden.chmod(0o555)
    try:
        assert of_use(path) == ALL
    finally:
        forbidden.chmod(0o755)
    assert of_use(path) == ALL


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_nobody_waits_twice_for_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str) -> None:
    monkeypatch.setattr(shelf_module, "_PATIENCE_S", 0.2)
    path = tmp_path / "a.db"
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        begun = time.perf_counter()
        with closing(CacheStore(str(path))) as shelf:
            assert honest(shelf) == ALL
            for name in TEXTS:
                shelf.put("head", name, f"head {TEXTS[name]}")
            shelf.put("rows", "new", "a text")
            shelf.drop("rows", ["1"])
            assert honest(shelf) >= len(TEXTS)
            assert shelf.get("rows", "new") == "a text"
        assert time.perf_counter() - begun < 2
    assert of_use(path) == ALL


_FULL = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from tests.cache.test_store import ALL, of_use
assert of_use(Path(sys.argv[1])) == ALL
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no limit to set")
@pytest.mark.parametrize("room", [0, 3000, 70_000, 1_000_000])
def test_a_full_disk_costs_time_and_nothing_else(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.db"
    # -B: byte code that is cut off would break every later run.
    done = subprocess.run(
        [sys.executable, "-B", "-c", _FULL, path, str(room)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert of_use(path) == ALL


_MANY = """
import sys
from pathlib import Path
from tests.cache.test_store import ALL, of_use
for _ in range(3):
    assert of_use(Path(sys.argv[1])) == ALL
"""


def test_several_programs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    running = [
        subprocess.Popen([sys.executable, "-c", _MANY, path], stderr=subprocess.PIPE) for _ in range(4)
    ]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 4
    assert of_use(path) == ALL
    with closing(CacheStore(str(path))) as shelf:
        assert honest(shelf) == ALL
