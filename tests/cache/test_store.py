"""Values come back as they were set, or not at all, whatever has happened to the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from claimpack.cache import store as store_module
from claimpack.cache.store import CacheStore

KINDS = ("page", "rows")
N_FLIPPED = int(os.environ.get("CLAIMPACK_FUZZ", "45"))
VALUES = {
    "nothing": "",
    "nul": "a\0b",
    "odd lines": "a\u2028b\x85c\r\nd\u2029",
    "arabic": "سفن غادرت 🚢",
    "long": "ships " * 30_000,
    **{f"{number}": f"text {number} " * (number % 60) for number in range(200)},
}


def value(kind: str, key: str) -> bytes:
    return f"{kind} {VALUES[key]}".encode()


def fill(store: CacheStore, kinds: Iterable[str] = KINDS) -> None:
    for kind in kinds:
        for key in VALUES:
            store.set(kind, key, value(kind, key))


def filled(path: Path) -> None:
    with opened(path) as store:
        fill(store)


@contextmanager
def opened(path: Path | None) -> Iterator[CacheStore]:
    store = CacheStore(None if path is None else str(path))
    yield store
    store.commit()
    store._db.close()


def n_right(store: CacheStore) -> int:
    """Get every value, and count those that are there. None is another one's."""
    known = store.keys("page")
    found = {(kind, key): store.get(kind, key) for kind in KINDS for key in {*VALUES, *known}}
    there = {at: one for at, one in found.items() if one is not None}
    assert all(one == value(*at) for at, one in there.items())
    return len(there)


def n_kept(path: Path) -> int:
    """Get what is there, set all of it, and count how much of it can be got at once."""
    with opened(path) as store:
        n_right(store)
        fill(store)
        return n_right(store)


ALL = len(KINDS) * len(VALUES)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("shelf") / "a.db"
    filled(path)
    return path.read_bytes()


@pytest.mark.parametrize("lasts", [True, False])
def test_what_is_set_comes_back(tmp_path: Path, lasts: bool) -> None:
    path = tmp_path / "deep" / "a.db"
    with opened(path if lasts else None) as store:
        fill(store, ["page"])
        assert n_right(store) == len(VALUES)
        assert store.keys("page") == set(VALUES)
        store.delete("page", ["long", "unknown"])
        assert store.get("page", "long") is None
    assert path.exists() == lasts


def foreign(path: Path, layout: int) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE page (a, b)")
        db.execute("INSERT INTO page VALUES (1, 2)")
        db.execute(f"PRAGMA user_version={layout}")
        db.commit()


def older(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE entry SET value = 'what an older layout has'")
        db.execute(f"PRAGMA user_version={store_module._LAYOUT - 1}")
        db.commit()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: 3 * 4096 + 17]),
    "cut in the first page": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "a text": lambda path: path.write_text("a cache\n" * 999),
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(99_999)),
    "another program's": lambda path: foreign(path, 0),
    "another program's, of our number": lambda path: foreign(path, store_module._LAYOUT),
    "older": older,
    "newer": lambda path: foreign_number(path, 99),
    "without a table": lambda path: foreign_sql(path, "DROP TABLE entry"),
    "with other columns": lambda path: foreign_sql(path, "ALTER TABLE entry RENAME COLUMN checksum TO c"),
    "with texts for blobs": lambda path: foreign_sql(path, "UPDATE entry SET value = 'a', checksum = 'b'"),
    "with numbers for blobs": lambda path: foreign_sql(path, "UPDATE entry SET value = 7, checksum = 7"),
}


def foreign_number(path: Path, number: int) -> None:
    foreign_sql(path, f"PRAGMA user_version={number}")


def foreign_sql(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(sql)
        db.commit()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_gives_nothing_wrong_and_is_made_anew(
    tmp_path: Path, content: bytes, damage: str
) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    DAMAGE[damage](path)
    assert n_kept(path) == ALL
    assert n_kept(path) == ALL
    with opened(path) as store:
        assert n_right(store) == ALL


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
            n_kept(path)  # a broken index may lose a text that has just been put there
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        for left in tmp_path.iterdir():
            left.unlink()


def test_a_broken_journal_gives_nothing_wrong(tmp_path: Path) -> None:
    path, journal = tmp_path / "a.db", tmp_path / "a.db-wal"
    for seed in range(6):
        store = CacheStore(str(path))
        for key in VALUES.keys() - {"long"}:
            store.set("page", key, value("page", key))
        store.commit()
        killed = tmp_path / "killed"
        shutil.copytree(tmp_path, killed, ignore=lambda *_: ["killed"])
        store._db.close()
        draw, flipped = random.Random(seed), bytearray((killed / journal.name).read_bytes())
        assert len(flipped) > 4096
        for _ in range(draw.choice([0, 1, 5])):
            flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
        (killed / journal.name).write_bytes(flipped)
        if draw.random() < 0.4:
            (killed / path.name).write_text("no longer a database\n" * 999)
        assert n_kept(killed / path.name) == ALL
        shutil.rmtree(killed)
        path.unlink()


def test_where_no_file_can_be_values_last_as_long_as_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder").mkdir()
    for path in (
        tmp_path / "file" / "a.db",
        tmp_path / "folder",
        Path("/dev/null/a.db"),
        Path("/proc/a.db"),
    ):
        assert n_kept(path) == ALL
    assert (tmp_path / "file").read_text() == "a file"


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_another_process_holds_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr(store_module, "_TIMEOUT_S", 0.05)
    path = tmp_path / "a.db"
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(lock)
        with opened(path) as store:
            assert n_right(store) == ALL
            store.set("rows", "new", b"a value")
            store.commit()
            assert store.get("rows", "new") == b"a value"
    with opened(path) as store:
        assert n_right(store) == ALL
        assert store.get("rows", "new") is None


_FULL = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from tests.cache.test_store import ALL, n_kept
assert n_kept(Path(sys.argv[1])) == ALL
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no limit to set")
@pytest.mark.parametrize("room", [0, 70_000])
def test_a_full_disk_costs_time_and_nothing_else(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.db"
    # -B: byte code that is cut off would break every later run.
    done = subprocess.run(
        [sys.executable, "-B", "-c", _FULL, path, str(room)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert n_kept(path) == ALL


_MANY = """
import sys
from pathlib import Path
from tests.cache.test_store import ALL, n_kept
for _ in range(2):
    assert n_kept(Path(sys.argv[1])) == ALL
"""


def test_several_programs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    running = [
        subprocess.Popen([sys.executable, "-c", _MANY, path], stderr=subprocess.PIPE) for _ in range(3)
    ]
    assert [(one.communicate()[1], one.returncode) for one in running] == [(b"", 0)] * 3
    assert n_kept(path) == ALL
    with opened(path) as store:
        assert n_right(store) == ALL
