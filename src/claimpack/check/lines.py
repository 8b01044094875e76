"""Input files to lines, for excerpts and for the comments in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimpack.model.finding import Finding


class Lines:
    """The lines of the files of a project, read and split when they are asked for."""

    def __init__(
        self, paths: Iterable[str], read: Callable[[str], str | None], commented: Iterable[str] = ()
    ) -> None:
        """Take the paths of every file that was looked at, and of those that may hold comments for us.

        `read` gives the text of a path, of these or of others, or None where it has none that is UTF-8.
        """
        self.paths = tuple(sorted(paths))
        self._read = read
        self._commented = tuple(sorted(commented))

    def of(self, path: str) -> tuple[str, ...] | None:
        """Split a file at its line feeds; None where there is none, or it is not UTF-8."""
        text = self._read(path)
        if text is None:
            return None
        return tuple(line.removesuffix("\r") for line in text.removeprefix(BYTE_ORDER_MARK).split("\n"))

    def commented(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the YAML files that may hold comments for the checker, with their lines."""
        for path in self._commented:
            if (lines := self.of(path)) is not None:
                yield path, lines

    def shown(self, findings: Iterable[Finding]) -> Excerpts:
        """Give the lines of each file that the findings point into, read when somebody looks."""
        paths = {
            location.path
            for finding in findings
            for location in (finding.location, *(one.location for one in finding.related))
        }
        return Excerpts(self, sorted(paths))


class Excerpts(Mapping[str, tuple[str, ...]]):
    """The lines of some files."""

    def __init__(self, lines: Lines, paths: Sequence[str]) -> None:
        """Take the paths; a file without text has no lines."""
        self._lines = lines
        self._paths = paths
        self._split: dict[str, tuple[str, ...] | None] = {}

    def __getitem__(self, path: str) -> tuple[str, ...]:
        """Give the lines of a file; KeyError where it has none."""
        if path not in self._split:
            self._split[path] = self._lines.of(path) if path in self._paths else None
        lines = self._split[path]
        if lines is None:
            raise KeyError(path)
        return lines

    def __iter__(self) -> Iterator[str]:
        """Give the paths."""
        return (path for path in self._paths if self.get(path) is not None)

    def __len__(self) -> int:
        """Count the files."""
        return sum(1 for _ in self)
