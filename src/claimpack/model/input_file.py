"""What the reading stage hands on: bytes of files, with nothing decided about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file of the project: POSIX path relative to its root, and its bytes or why there are none.

    `kind` names the schema that the file must fit: `source`, `annotations`, `actors` …; it is None
    for a file that stands where nothing is read.
    """

    path: str
    kind: str | None
    content: bytes = b""
    read_error: str | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of its content, in hex; where it has none, why."""
        return self.read_error or sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFiles:
    """The files of one page: its source record, the annotations of its articles, and its mask."""

    source_id: str
    files: tuple[InputFile, ...]
    mask: InputFile | None
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """By SHA-256 (lower-case hex), the texts available that the record names."""
