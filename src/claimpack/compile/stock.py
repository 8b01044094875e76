"""Where the files of a project come from while it is compiled: a folder, or what an editor holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimpack.model.input_file import Sheaf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.input_file import InputFile, Project


class Stock(Protocol):
    """The files of a project by what they belong to; each is read when it is asked for."""

    @property
    def sheaves(self) -> Mapping[str, tuple[str, ...]]:
        """The YAML files of each page, by the id of its source, both in order."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that is looked at."""

    @property
    def texts(self) -> Mapping[str, bytes]:
        """Texts by the SHA-256 of their bytes."""

    @property
    def manifest(self) -> InputFile:
        """The manifest."""

    @property
    def base(self) -> tuple[InputFile, ...]:
        """What belongs to no page."""

    @property
    def schemas(self) -> Mapping[str, InputFile] | None:
        """The project's copy of the schemas."""

    def sheaf(self, source_id: str) -> Sheaf:
        """Read the files of one page."""

    def read(self, path: str) -> InputFile | None:
        """Read any file."""


class Held:
    """A project that is in memory as a whole."""

    def __init__(self, project: Project) -> None:
        """Sort its files by what they belong to."""
        self.manifest = project.manifest
        self.texts = project.texts
        self.schemas = project.schemas
        self.paths = (
            project.manifest.path,
            *(file.path for file in project.files),
            *(file.path for file in project.masks.values()),
        )
        self._masks = project.masks
        of_pages: dict[str, list[InputFile]] = {}
        base = []
        for file in project.files:
            if file.kind == "source":
                slug = file.path.removeprefix("sources/").removesuffix(".yaml")
                of_pages.setdefault(slug, []).append(file)
            elif file.kind == "annotations":
                of_pages.setdefault(file.path.split("/")[1], []).append(file)
            else:
                base.append(file)
        self.base = tuple(base)
        self._files = {source_id: tuple(of_pages[source_id]) for source_id in sorted(of_pages)}
        self.sheaves = {
            source_id: tuple(file.path for file in files) for source_id, files in self._files.items()
        }
        every = (project.manifest, *project.files, *project.masks.values())
        self._by_path = {file.path: file for file in every}

    def sheaf(self, source_id: str) -> Sheaf:
        """Give the files of one page."""
        files = self._files[source_id]
        return Sheaf(source_id=source_id, files=files, mask=self._masks.get(source_id))

    def read(self, path: str) -> InputFile | None:
        """Give a file; None for one that the compiler does not look at."""
        return self._by_path.get(path)
