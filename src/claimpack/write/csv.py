"""Writes the CSV file of a table, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.table import count_rows
from claimpack.write.manifest import FileInfo

if TYPE_CHECKING:
    from pathlib import Path

    from claimpack.model.table import TableSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedCsv:
    """A CSV file that has been written. No row is longer than `longest_piece`, in bytes."""

    path: Path
    info: FileInfo
    longest_piece: int


class CsvFile:
    """An open CSV file: UTF-8 without BOM, the header first. Raises OSError."""

    def __init__(self, path: Path, schema: TableSchema) -> None:
        self._path = path
        self._file = path.open("wb")
        self._digest = sha256()
        self._n_bytes, self._n_rows, self._longest = 0, -1, 0  # the header is no row
        self.write(",".join(field.name for field in schema.fields) + "\n")

    def write(self, text: str) -> None:
        """Append whole rows."""
        content = text.encode("utf-8")
        self._file.write(content)
        self._digest.update(content)
        self._n_bytes += len(content)
        self._n_rows += count_rows(text)
        self._longest = max(self._longest, len(content))

    def close(self) -> StagedCsv:
        """Close the file and return what was written."""
        self._file.close()
        info = FileInfo(sha256=self._digest.hexdigest(), n_bytes=self._n_bytes, n_rows=self._n_rows)
        return StagedCsv(path=self._path, info=info, longest_piece=self._longest)
