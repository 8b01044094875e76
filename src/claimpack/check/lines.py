"""Input files to lines, for excerpts and for the comments in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.text.direction import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.input_file import InputFile
    from claimpack.model.pages import Pages

_MARK = b"claimpack:"


class Lines:
    """The lines of the files of a project, split when they are asked for."""

    def __init__(self, files: Iterable[InputFile], pages: Pages, others: Iterable[InputFile] = ()) -> None:
        """Take every file that a finding may point into. A page whose text is at hand shows the text."""
        self._others = {file.path: file for file in others}
        self._files = {file.path: file for file in files}
        self._texts = {
            f"sources/{page.source_id}.mask": page.text
            for page in pages.by_source.values()
            if page.text is not None
        }

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file, in order."""
        return tuple(sorted(self._files))

    def of(self, path: str) -> tuple[str, ...] | None:
        """Split a file at its line feeds; None where there is none, or it is not UTF-8."""
        text = self._texts.get(path)
        file = self._files.get(path) or self._others.get(path)
        if text is None and file is not None:
            try:
                text = file.content.decode("utf-8")
            except UnicodeDecodeError:
                return None
        if text is None:
            return None
        return tuple(line.removesuffix("\r") for line in text.removeprefix(BYTE_ORDER_MARK).split("\n"))

    def commented(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the YAML files that may hold comments for the checker, with their lines."""
        for path, file in sorted(self._files.items()):
            if path.endswith(".yaml") and _MARK in file.content and (lines := self.of(path)) is not None:
                yield path, lines

    def shown(self, diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
        """Give the lines of each file that the findings point into."""
        paths = {
            locus.path
            for diagnostic in diagnostics
            for locus in (diagnostic.locus, *(one.locus for one in diagnostic.related))
        }
        return {path: lines for path in sorted(paths) if (lines := self.of(path)) is not None}
