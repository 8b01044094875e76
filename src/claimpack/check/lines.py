"""Input files to lines, for excerpts and for the comments in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimpack.model.diagnostic import Diagnostic


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

    def shown(self, diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
        """Give the lines of each file that the findings point into."""
        paths = {
            locus.path
            for diagnostic in diagnostics
            for locus in (diagnostic.locus, *(one.locus for one in diagnostic.related))
        }
        return {path: lines for path in sorted(paths) if (lines := self.of(path)) is not None}
