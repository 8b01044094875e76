"""Where the files of a project come from while it is compiled: a folder, or what an editor holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimpack.model.input_file import InputFile, SourceFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.input_file import Project

CHANGED = "files of the project changed while they were read; run this again"
"""What is said where a stock is of no single state."""


class Stock(Protocol):
    """The files of a project by what they belong to; each is read when it is asked for."""

    @property
    def sheaves(self) -> Mapping[str, tuple[str, ...]]:
        """The files of each page, by the id of its source, both in order; its mask is the last one."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that is looked at."""

    @property
    def texts(self) -> Mapping[str, bytes]:
        """Texts by the SHA-256 of their bytes."""

    @property
    def base(self) -> tuple[str, ...]:
        """The files that belong to no page."""

    @property
    def schemas(self) -> Mapping[str, InputFile] | None:
        """The project's copy of the schemas."""

    def digest(self, path: str) -> str:
        """Name the content of a file, or why it has none."""

    def sheaf(self, source_id: str) -> SourceFiles:
        """Read the files of one page."""

    def read(self, path: str) -> InputFile:
        """Read any file, as what it is; one that cannot be read has a trouble."""


class Held:
    """A project that is in memory as a whole."""

    def __init__(self, project: Project) -> None:
        """Sort its files by what they belong to."""
        files = (*project.files, *project.masks.values())
        self._files = {file.path: file for file in (project.manifest, *files)}
        self.paths = tuple(self._files)
        self.texts = project.texts
        self.schemas = project.schemas
        of_pages: dict[str, list[str]] = {}
        base = []
        for file in project.files:
            if file.kind == "source":
                of_pages.setdefault(file.path[len("sources/") : -len(".yaml")], []).append(file.path)
            elif file.kind == "annotations":
                of_pages.setdefault(file.path.split("/")[1], []).append(file.path)
            else:
                base.append(file.path)
        for source_id, mask in project.masks.items():
            of_pages[source_id].append(mask.path)
        self.base = tuple(base)
        self.sheaves = {source_id: tuple(of_pages[source_id]) for source_id in sorted(of_pages)}

    def digest(self, path: str) -> str:
        """Name the content of a file, or why it has none."""
        return self._files[path].digest

    def sheaf(self, source_id: str) -> SourceFiles:
        """Give the files of one page."""
        files = [self._files[path] for path in self.sheaves[source_id]]
        mask = files.pop() if files[-1].kind == "mask" else None
        return SourceFiles(source_id=source_id, files=tuple(files), mask=mask)

    def read(self, path: str) -> InputFile:
        """Give a file; one that the compiler does not look at has a trouble."""
        return self._files.get(path) or InputFile(path=path, kind=None, read_error="it is not looked at")
