"""A project on disk, listed at once and read file by file when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.model.input_file import InputFile, Sheaf
from claimpack.read.files import read_file
from claimpack.read.project import MANIFEST, masks_below, role_of, schemas_of, yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from claimpack.read.project import Role


class Folder:
    """The files of a project by what they belong to. Raises ClaimpackError where there is no project."""

    def __init__(self, root: Path, texts: Iterable[Path] = ()) -> None:
        """List the files of a root; `texts` are folders that may hold texts of its sources."""
        if not (root / MANIFEST).is_file():
            raise ClaimpackError(f"there is no {MANIFEST} in {root}")
        self.root = root
        own = root / "sources" / "text"
        self.texts = Texts([*texts, *([own] if own.is_dir() else [])])

    @cached_property
    def _roles(self) -> dict[str, Role]:
        found = sorted((*yaml_files(self.root, "sources"), *yaml_files(self.root, "annotations")))
        roles = ((path, role_of(path)) for path in found)
        return {path: role for path, role in roles if role is not None and not role.second}

    @cached_property
    def _masks(self) -> dict[str, str]:
        return {path[len("sources/") : -len(".mask")]: path for path in masks_below(self.root)}

    @cached_property
    def sheaves(self) -> dict[str, tuple[str, ...]]:
        """The YAML files of each page, by the id of its source, both in order."""
        found: dict[str, list[str]] = {}
        for path, role in self._roles.items():
            if role.kind == "source":
                found.setdefault(path.removeprefix("sources/").removesuffix(".yaml"), []).append(path)
            elif role.kind == "annotations":
                found.setdefault(path.split("/")[1], []).append(path)
        return {source_id: tuple(found[source_id]) for source_id in sorted(found)}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file that is looked at."""
        return (MANIFEST, *self._roles, *self._masks.values())

    @property
    def manifest(self) -> InputFile:
        """The manifest."""
        return read_file(self.root, self.root / MANIFEST, "datapackage")

    @property
    def base(self) -> tuple[InputFile, ...]:
        """What belongs to no page: registries, ledgers, and files that stand where nothing is read."""
        paths = [path for path, role in self._roles.items() if role.kind not in ("source", "annotations")]
        known = {path for path in self._roles if path.startswith("sources/")}
        strays = [
            InputFile(path=path, kind=None, trouble=f"a mask belongs to a record `sources/{slug}.yaml`")
            for slug, path in self._masks.items()
            if f"sources/{slug}.yaml" not in known
        ]
        return tuple(sorted((*map(self._file, paths), *strays), key=lambda file: file.path))

    @property
    def schemas(self) -> dict[str, InputFile] | None:
        """The project's copy of the schemas, by path below `schemas/`; None where it keeps none."""
        return schemas_of(self.root)

    def sheaf(self, source_id: str) -> Sheaf:
        """Read the files of one page."""
        mask = self._masks.get(source_id)
        return Sheaf(
            source_id=source_id,
            files=tuple(map(self._file, self.sheaves[source_id])),
            mask=None if mask is None else read_file(self.root, self.root / mask, "mask"),
        )

    def read(self, path: str) -> InputFile:
        """Read any file by its path relative to the root."""
        return read_file(self.root, self.root / path, None)

    def _file(self, path: str) -> InputFile:
        role = self._roles[path]
        if role.kind is None:
            return InputFile(path=path, kind=None, trouble=role.hint)
        return read_file(self.root, self.root / path, role.kind)


class Texts(Mapping[str, bytes]):
    """Texts by the SHA-256 (lower-case hex) of their bytes, read again when they are asked for.

    Raises ClaimpackError where a named folder is missing.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders; of two equal texts the later one counts."""
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
                if file.trouble is None:
                    found[sha256(file.content).hexdigest()] = path
        return found

    def __getitem__(self, digest: str) -> bytes:
        """Read a text. One that is gone, or changed since it was listed, is no longer there."""
        path = self._by_digest[digest]
        file = read_file(path.parent, path, "text")
        if file.trouble is not None or sha256(file.content).hexdigest() != digest:
            raise KeyError(digest)
        return file.content

    def __iter__(self) -> Iterator[str]:
        """Give the digests."""
        return iter(self._by_digest)

    def __len__(self) -> int:
        """Give the number of texts."""
        return len(self._by_digest)
