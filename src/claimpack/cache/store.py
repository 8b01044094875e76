"""Texts by name on disk, in an SQLite file: kept whole or not at all, by any number of programs at once.

A name says all that its text depends on, so that an old shelf is never wrong, only useless. Whatever
happens to the file (no room, no permission, another program's file, flipped bits), texts are missing and
nothing else: who asks for one must be able to make it again.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from zlib import crc32

TYPE_CHECKING = False  # typing takes longer to load than all that is needed of it here
if TYPE_CHECKING:
    from collections.abc import Collection

_LAYOUT = 3
"""Raised when the tables change; a file of another layout is begun anew."""

KINDS = ("head", "ends", "rows", "asked", "memo")
"""The three texts of a part of a project, what it was asked for, and what else is worth remembering."""

_TABLES = """
CREATE TABLE {0} (name TEXT PRIMARY KEY, crc INTEGER NOT NULL, text BLOB NOT NULL);
"""
_PATIENCE_S = 2.0
# Texts put between two commits: what a killed run loses.
_BATCH = 512
# SQLite puts words of a broken file into its message, whatever bytes they are.
_ERRORS = (sqlite3.Error, UnicodeDecodeError)
# What SQLite says of a file that will not get better: no tables of ours, no order in them, no database.
_BROKEN = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class CacheStore:
    """One open shelf, with a table for each kind of text. Without a path it lasts as long as the run.

    A temporary shelf lies in memory and goes to disk where it grows large. One is begun too when the file
    refuses a text, and takes all that comes after: nobody waits twice for a lock, or for a full disk.
    Threads may take turns at a shelf.
    """

    def __init__(self, path: str | None = None) -> None:
        """Open a shelf, or begin one."""
        self._path = path
        self._n_waiting = 0
        self._file = self._opened(path) if path is not None else None
        self._spare = self._begun("") if self._file is None else None

    def get(self, kind: str, name: str) -> str | None:
        """Take a text; None where there is none, or it is not what was put there."""
        query = f"SELECT crc, text FROM {kind} WHERE name = ?"  # noqa: S608
        for db in (self._spare, self._file):
            try:
                found = None if db is None else db.execute(query, (name,)).fetchone()
            except _ERRORS as error:
                self._give_up(error, readable=False)
                continue
            # Flipped bits may make anything of the two.
            with suppress(TypeError, ValueError):
                if found is not None and found[0] == _sum(kind, name, found[1]):
                    return bytes(found[1]).decode("utf-8", "surrogatepass")
        return None

    def put(self, kind: str, name: str, text: str) -> None:
        """Put a text there, in place of another of this name."""
        content = text.encode("utf-8", "surrogatepass")
        query = f"INSERT OR REPLACE INTO {kind} VALUES (?, ?, ?)"  # noqa: S608
        self._write(query, [(name, _sum(kind, name, content), content)])
        self._n_waiting += 1
        if self._n_waiting >= _BATCH:
            self.keep()

    def names(self, kind: str) -> set[str]:
        """Give the names of all texts of a kind."""
        found: set[str] = set()
        for db in (self._spare, self._file):
            try:
                rows = () if db is None else db.execute(f"SELECT name FROM {kind}")  # noqa: S608
                found.update(str(name) for (name,) in rows)
            except _ERRORS as error:
                self._give_up(error, readable=False)
        return found

    def drop(self, kind: str, names: Collection[str]) -> None:
        """Take texts away."""
        self._write(f"DELETE FROM {kind} WHERE name = ?", [(name,) for name in names])  # noqa: S608

    def keep(self) -> None:
        """Make sure that a later run finds what was put there, and let others at the file."""
        self._n_waiting = 0
        with suppress(*_ERRORS):
            if self._file is not None:
                self._file.commit()

    def close(self) -> None:
        """Keep everything, and let other programs at the file."""
        self.keep()
        with suppress(*_ERRORS):
            if self._file is not None:
                self._file.close()

    def _write(self, query: str, rows: Collection[tuple[object, ...]]) -> None:
        if self._spare is None and self._file is not None:
            try:
                self._file.executemany(query, rows)
            except _ERRORS as error:
                self._give_up(error, readable=True)
            else:
                return
        with suppress(*_ERRORS):
            if self._spare is not None:
                self._spare.executemany(query, rows)

    def _give_up(self, error: Exception, *, readable: bool) -> None:
        """Write no more to a file that refuses it, and take one that is broken away."""
        if self._path is None or self._file is None:
            return
        self.keep()
        if self._spare is None:
            self._spare = self._begun("")
        if _is_broken(error) or not readable:
            with suppress(*_ERRORS):
                self._file.close()
            self._file = None
        if _is_broken(error):
            with suppress(OSError):
                os.unlink(self._path)  # noqa: PTH108

    def _opened(self, path: str) -> sqlite3.Connection | None:
        for again in (True, False):
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                return self._begun(path)
            except _ERRORS as error:
                # Not a file of ours, or no longer whole: begin anew. A file in use by others stays.
                if not again or not _is_broken(error):
                    break
                with suppress(OSError):
                    os.unlink(path)  # noqa: PTH108
            except OSError:
                break
        return None

    def _begun(self, path: str) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=_PATIENCE_S, check_same_thread=False)
        if path:
            db.execute("PRAGMA journal_mode=WAL")
            # What a power cut may break is told by the check sums, and made again.
            db.execute("PRAGMA synchronous=OFF")
        if _layout(db) != _LAYOUT:
            with db:
                db.execute("BEGIN IMMEDIATE")
                # Unless another program has been quicker.
                for kind in KINDS if _layout(db) != _LAYOUT else ():
                    db.execute(f"DROP TABLE IF EXISTS {kind}")
                    db.execute(_TABLES.format(kind))
                db.execute(f"PRAGMA user_version={_LAYOUT}")
        return db


def _layout(db: sqlite3.Connection) -> int:
    (layout,) = db.execute("PRAGMA user_version").fetchone()
    return int(layout)


def _sum(kind: str, name: str, content: bytes) -> int:
    """Sum up a text with its name: a broken index leads to whole texts of other names."""
    return crc32(content, crc32(f"{kind} {name} ".encode("utf-8", "surrogatepass")))


def _is_broken(error: Exception) -> bool:
    # Names and messages that are not UTF-8 have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _BROKEN
