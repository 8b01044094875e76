"""What a file holds, in a few numbers: its digest and size, and how many rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The SHA-256 of a file in hexadecimal digits, its bytes, and the rows of its table."""

    sha256: str
    n_bytes: int
    n_rows: int


def digest_of(path: Path, n_rows: int) -> Digest:
    """Read a file in pieces."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Digest(sha256=digest, n_bytes=file.tell(), n_rows=n_rows)
