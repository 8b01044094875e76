"""The names of the annotator and the version of the guidelines, from git and from the project."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = re.compile(r"^Version \*\*([1-9][0-9]{0,4})\*\*", re.MULTILINE)


def git_names(root: Path) -> list[str]:
    """Return the user's name in git, and the part of the address before the @."""
    found = []
    for key in ("user.name", "user.email"):
        command = ["git", "-C", str(root), "config", key]
        try:
            done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        except OSError:
            return []
        found.append(done.stdout.decode("utf-8", errors="replace").partition("@")[0].strip())
    return [name for name in found if name]


def guidelines_version(root: Path) -> int:
    """Read the version that docs/guidelines/README.md states; 1 where there is none."""
    page = root / "docs" / "guidelines" / "README.md"
    try:
        found = _VERSION.search(page.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return 1
    return int(found[1]) if found is not None else 1
