"""The texts of pages, which stay outside of the project and are found by their digests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.error import CHANGED, ClaimpackError
from claimpack.workspace.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Texts(Mapping[str, bytes]):
    """Contents of text files by their SHA-256 (lower-case hex). A text is read again each time.

    Raises ClaimpackError where a named folder is missing, and where a text has changed since it was
    listed.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        for folder in self._folders:
            if not folder.is_dir():
                raise ClaimpackError(f"there is no folder of texts at {folder}")

    @cached_property
    def _by_digest(self) -> dict[str, Path]:
        found = {}
        for folder in self._folders:
            for path in sorted(folder.iterdir()):
                file = read_file(folder, path, "text")
                if file.read_error is None:
                    found[file.digest] = path
        return found

    def __getitem__(self, digest: str) -> bytes:
        path = self._by_digest[digest]
        file = read_file(path.parent, path, "text")
        if file.read_error is not None or sha256(file.content).hexdigest() != digest:
            raise ClaimpackError(CHANGED)
        return file.content

    def __contains__(self, digest: object) -> bool:
        return digest in self._by_digest

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_digest)

    def __len__(self) -> int:
        return len(self._by_digest)
