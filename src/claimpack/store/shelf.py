"""Texts by name on disk, in an SQLite file: kept whole or not at all, by any number of programs at once.

A name says all that its text depends on, so that an old shelf is never wrong, only useless. Whatever
happens to the file (no room, no permission, another program's file, flipped bits), texts are missing and
nothing else: who asks for one must be able to make it again.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Collection

_LAYOUT = 1
"""Raised when the tables change; a file of another layout is begun anew."""

KINDS = ("head", "ends", "rows", "memo")
"""The three texts of a part of a project, and what else is worth remembering."""

_TABLES = """
CREATE TABLE {0} (name TEXT PRIMARY KEY, crc INTEGER NOT NULL, text BLOB NOT NULL);
"""
_PATIENCE_S = 2.0
# Texts put between two commits: what a killed run loses.
_BATCH = 512


class Shelf:
    """One open shelf, with a table for each kind of text. Without a path it lasts as long as the run.

    A temporary shelf lies in memory and goes to disk where it grows large. Threads may take turns at it.
    """

    def __init__(self, path: str | None = None) -> None:
        """Open a shelf, or begin one."""
        self._n_waiting = 0
        self._db = self._opened(path) if path is not None else self._begun("")
        self._aside: sqlite3.Connection | None = None

    def get(self, kind: str, name: str) -> str | None:
        """Take a text; None where there is none, or it is not what was put there."""
        query = f"SELECT crc, text FROM {kind} WHERE name = ?"  # noqa: S608
        for db in (self._db, self._aside):
            with suppress(sqlite3.Error, ValueError, TypeError):
                found = None if db is None else db.execute(query, (name,)).fetchone()
                if found is not None and _sum(name, found[1]) == found[0]:
                    return bytes(found[1]).decode("utf-8", "surrogatepass")
        return None

    def put(self, kind: str, name: str, text: str) -> None:
        """Put a text there, in place of another of this name."""
        content = text.encode("utf-8", "surrogatepass")
        query = f"INSERT OR REPLACE INTO {kind} VALUES (?, ?, ?)"  # noqa: S608
        try:
            (self._aside or self._db).execute(query, (name, _sum(name, content), content))
        except sqlite3.Error:
            if self._aside is None:
                # Somebody else writes there, or nobody can: what this run needs is put elsewhere, and
                # no further time is lost in waiting.
                self.keep()
                self._aside = self._begun("")
                with suppress(sqlite3.Error):
                    self._aside.execute(query, (name, _sum(name, content), content))
        self._n_waiting += 1
        if self._n_waiting >= _BATCH:
            self.keep()

    def names(self, kind: str) -> set[str]:
        """Give the names of all texts of a kind."""
        with suppress(sqlite3.Error):
            return {str(name) for (name,) in self._db.execute(f"SELECT name FROM {kind}")}  # noqa: S608
        return set()

    def drop(self, kind: str, names: Collection[str]) -> None:
        """Take texts away."""
        if self._aside is None:
            with suppress(sqlite3.Error):
                query = f"DELETE FROM {kind} WHERE name = ?"  # noqa: S608
                self._db.executemany(query, [(name,) for name in names])

    def keep(self) -> None:
        """Make sure that a later run finds what was put there, and let others at the file."""
        self._n_waiting = 0
        for db in (self._db, self._aside):
            with suppress(sqlite3.Error):
                if db is not None:
                    db.commit()

    def _opened(self, path: str) -> sqlite3.Connection:
        for again in (True, False):
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                return self._begun(path)
            except sqlite3.DatabaseError as error:
                # Not a file of ours, or no longer whole: begin anew. A file in use by others stays.
                if not again or isinstance(error, sqlite3.OperationalError):
                    break
                with suppress(OSError):
                    os.unlink(path)  # noqa: PTH108
            except OSError:
                break
        return self._begun("")

    def _begun(self, path: str) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=_PATIENCE_S, check_same_thread=False)
        if path:
            db.execute("PRAGMA journal_mode=WAL")
            # What a power cut may break is told by the check sums, and made again.
            db.execute("PRAGMA synchronous=OFF")
        (layout,) = db.execute("PRAGMA user_version").fetchone()
        if layout != _LAYOUT:
            with db:
                db.execute("BEGIN IMMEDIATE")
                for kind in KINDS:
                    db.execute(f"DROP TABLE IF EXISTS {kind}")
                    db.execute(_TABLES.format(kind))
                db.execute(f"PRAGMA user_version={_LAYOUT}")
        return db


def _sum(name: str, content: bytes) -> int:
    return crc32(content, crc32(name.encode()))
