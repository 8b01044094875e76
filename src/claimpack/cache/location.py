"""Where the cache of a project is on disk."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path


def cache_file(root: Path) -> Path | None:
    """Return the cache file of the project at an absolute path.

    It is in the folder CLAIMPACK_CACHE, or else in a folder of its own in the user's cache folder. None
    where that variable is empty, or the user has no such folder.
    """
    named = os.environ.get("CLAIMPACK_CACHE")
    folder = _user_cache() if named is None else Path(named).absolute() if named else None
    if folder is None:
        return None
    title = "".join(char if char.isalnum() else "-" for char in root.name.lower())
    digest = sha256(os.fsencode(root)).hexdigest()[:16]
    return folder / f"{title[:40].strip('-') or 'project'}-{digest}.db"


def _user_cache() -> Path | None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        folder = Path(os.environ.get(name, ""))
        if folder.is_absolute():
            return folder / "claimpack"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() raises where there is none
    return home / ".cache" / "claimpack" if home.is_absolute() else None
