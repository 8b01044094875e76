"""Input files to lines: for excerpts in reports, and for the comments in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def split_lines(text: str) -> tuple[str, ...]:
    """Split a text at its line feeds, without the ends of lines and a byte order mark."""
    return tuple(line.removesuffix("\r") for line in text.removeprefix(BYTE_ORDER_MARK).split("\n"))


class FileLines(Mapping[str, tuple[str, ...]]):
    """The lines of some files by path, read and split when they are looked up."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], str | None]) -> None:
        """Take the paths; `read` returns the text of one, or None where it has none that is UTF-8."""
        self._paths = sorted(set(paths))
        self._read = read
        self._split: dict[str, tuple[str, ...] | None] = {}

    def __getitem__(self, path: str) -> tuple[str, ...]:
        if path not in self._split:
            text = self._read(path) if path in self._paths else None
            self._split[path] = None if text is None else split_lines(text)
        lines = self._split[path]
        if lines is None:
            raise KeyError(path)
        return lines

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._paths if self.get(path) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
