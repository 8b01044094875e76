"""Where what is remembered of a project lies. Imports next to nothing, as `read.listing` does."""

from __future__ import annotations

import os
from hashlib import sha256


def cache_file(root: str) -> str | None:
    """Name the file that remembers earlier runs on the project at an absolute path.

    It lies in CLAIMPACK_CACHE, or in a folder of its own in the user's cache folder. None where that
    variable is empty, or nobody knows where the user's folders are.
    """
    folder = os.environ.get("CLAIMPACK_CACHE")
    if folder is None:
        folder = _users_cache()
    if not folder:
        return None
    title = "".join(char if char.isalnum() else "-" for char in os.path.basename(root).lower())  # noqa: PTH119
    place = sha256(os.fsencode(root)).hexdigest()[:16]
    return os.path.join(os.path.abspath(folder), f"{title[:40].strip('-') or 'project'}-{place}.db")  # noqa: PTH100, PTH118


def _users_cache() -> str:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        folder = os.environ.get(name, "")
        if os.path.isabs(folder):  # noqa: PTH117
            return f"{folder}/claimpack"
    home = os.path.expanduser("~")  # noqa: PTH111
    return f"{home}/.cache/claimpack" if os.path.isabs(home) else ""  # noqa: PTH117
