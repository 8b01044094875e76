"""A table to its CSV file, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from claimpack.model.table import count_rows
from claimpack.write.digests import Digest

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A CSV file as it was written. No row is longer than the longest piece, in bytes."""

    path: Path
    digest: Digest
    longest: int


def write_csv(table: Table, path: Path) -> Staged:
    """Write UTF-8 without BOM, the header first. Raises OSError."""
    header = ",".join(field.name for field in table.schema.fields) + "\n"
    digest, n_bytes, n_rows, longest = sha256(), 0, -1, 0
    with path.open("wb") as file:
        for text in chain((header,), table.parts()):
            content = text.encode("utf-8")
            file.write(content)
            digest.update(content)
            n_bytes += len(content)
            n_rows += count_rows(text)
            longest = max(longest, len(content))
    written = Digest(sha256=digest.hexdigest(), n_bytes=n_bytes, n_rows=n_rows)
    return Staged(path=path, digest=written, longest=longest)
