"""Values by key in an SQLite file that any number of processes share.

Nothing depends on the file: whatever is wrong with it, values are missing and are computed again. On any
error it is deleted, and the run goes on without it; a file that another process holds is left alone.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAYOUT = 4
"""Raised when the table changes; a file of another layout is deleted."""

_TABLE = "CREATE TABLE entry (kind TEXT, key TEXT, checksum INT, value BLOB, PRIMARY KEY (kind, key))"
_TIMEOUT_S = 2.0
# Values in one transaction: they are lost if the run is killed before it.
_BATCH = 512
# SQLite quotes bytes of a broken file in its messages, which need not be UTF-8.
_ERRORS = (sqlite3.Error, OSError, UnicodeDecodeError)
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class CacheStore:
    """Values by kind and key. Without a path, or after an error, they last as long as the run.

    Such a temporary store is in memory, and on disk where it grows large. Threads may take turns.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._pending: dict[tuple[str, str], bytes] = {}
        self._db = (None if path is None else _open(path)) or _connect("")

    def get(self, kind: str, key: str) -> bytes | None:
        """Return a value; None where there is none, or not the one that was set."""
        if (kind, key) in self._pending:
            return self._pending[kind, key]
        query = "SELECT checksum, value FROM entry WHERE kind = ? AND key = ?"
        try:
            found = self._db.execute(query, (kind, key)).fetchone()
        except _ERRORS as error:
            self._give_up(error)
            return None
        with suppress(TypeError, ValueError):  # of flipped bits
            if found is not None and found[0] == _checksum(kind, key, found[1]):
                return bytes(found[1])
        return None

    def set(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value, in place of another of this key."""
        self._pending[kind, key] = value
        if len(self._pending) >= _BATCH:
            self.commit()

    def keys(self, kind: str) -> frozenset[str]:
        """Return the keys of all values of a kind."""
        pending = (key for one, key in self._pending if one == kind)
        try:
            stored = self._db.execute("SELECT key FROM entry WHERE kind = ?", (kind,)).fetchall()
        except _ERRORS as error:
            self._give_up(error)
            stored = []
        return frozenset((*(str(key) for (key,) in stored), *pending))

    def delete(self, kind: str, keys: Iterable[str]) -> None:
        """Delete the values of these keys."""
        self.commit()
        try:
            with self._db:
                query = "DELETE FROM entry WHERE kind = ? AND key = ?"
                self._db.executemany(query, [(kind, key) for key in keys])
        except _ERRORS as error:
            self._give_up(error)

    def commit(self) -> None:
        """Leave what was set to later runs."""
        try:
            self._write_pending()
        except _ERRORS as error:
            self._give_up(error)

    def _write_pending(self) -> None:
        rows = ((kind, key, _checksum(kind, key, one), one) for (kind, key), one in self._pending.items())
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
        self._pending.clear()

    def _give_up(self, error: Exception) -> None:
        """Go on with a temporary store, unless another process holds the file for a while."""
        if self._path is None or _is_held(error):
            return
        with suppress(*_ERRORS):
            self._db.close()
        _delete(self._path)
        self._path, self._db = None, _connect("")
        with suppress(*_ERRORS):
            self._write_pending()


def _open(path: str) -> sqlite3.Connection | None:
    """Open a file, or make it again if it is broken; None where neither is possible."""
    for _ in range(2):
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            return _connect(path)
        except _ERRORS as error:
            if _is_held(error):
                return None
            _delete(path)
    return None


def _connect(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_TIMEOUT_S, check_same_thread=False)
    try:
        if path:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=OFF")  # checksums tell what a power failure has broken
        with db:
            if _layout(db) == 0:
                db.execute("BEGIN IMMEDIATE")
            if _layout(db) == 0:  # no other process has been faster
                db.execute(_TABLE)
                db.execute(f"PRAGMA user_version={_LAYOUT}")
        if _layout(db) != _LAYOUT:
            raise sqlite3.DatabaseError("another layout")
    except BaseException:
        db.close()
        raise
    return db


def _layout(db: sqlite3.Connection) -> int:
    (layout,) = db.execute("PRAGMA user_version").fetchone()
    return int(layout)


def _delete(path: str) -> None:
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ending}").unlink()


def _is_held(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _HELD


def _checksum(kind: str, key: str, value: bytes) -> int:
    """Return the CRC-32 of a value with its key: a broken index leads to whole values of other keys."""
    return crc32(value, crc32(f"{kind} {key} ".encode("utf-8", "surrogatepass")))
