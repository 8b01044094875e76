"""What a run takes from earlier runs on a project and leaves to later ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimpack.cache.fingerprint import tool_fingerprint
from claimpack.cache.stat import StatCache
from claimpack.cache.store import CacheStore

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.workspace.workspace import DigestLookup


class Cache:
    """A store of page results, with digests of the files that they were made from.

    Without a path it is empty, and ends with the run.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.store = CacheStore(None if path is None else str(path))
        # A file that one user cannot read may be read by another.
        user = os.geteuid() if hasattr(os, "geteuid") else ""
        self.tool = "" if path is None else f"{tool_fingerprint(self.store)} {user}"
        """Stands for the compiler in every key."""
        self._stat_key = str(user)
        self._stat = None if path is None else StatCache(self.store.get("stat", self._stat_key))

    @property
    def digest_of(self) -> DigestLookup | None:
        """The digest of a file by path and stamp; None where no digests are kept."""
        return None if self._stat is None else self._stat.digest

    def commit(self) -> None:
        """Leave everything to later runs."""
        if self._stat is not None and self._stat.has_changed:
            self.store.set("stat", self._stat_key, self._stat.encode())
        self.store.commit()
