"""A project on disk, listed at once and read file by file when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.model.input_file import InputFile, SourceFiles
from claimpack.workspace.files import read_file
from claimpack.workspace.listing import MANIFEST, project_files
from claimpack.workspace.project import role_of, schemas_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from claimpack.workspace.listing import Stamp
    from claimpack.workspace.project import Role

    Digest = Callable[[str, Stamp, Callable[[], InputFile]], str]


class Folder:
    """The files of a project by what they belong to. Raises ClaimpackError where there is no project."""

    def __init__(self, root: Path, texts: Iterable[Path] = (), digest: Digest | None = None) -> None:
        """List the files of a root; `texts` are folders that may hold texts of its sources.

        `digest` gives the digest of a file by path and stamp, and reads it only where nobody knows it.
        """
        if not (root / MANIFEST).is_file():
            raise ClaimpackError(f"there is no {MANIFEST} in {root}")
        self.root = root
        self._digest = digest
        own = root / "sources" / "text"
        self.texts = Texts([*texts, *([own] if own.is_dir() else [])])
        self.stamps = project_files(root)
        self._masks = [path for path in self.stamps if path.endswith(".mask") and path.count("/") == 1]
        self._roles: dict[str, Role] = {}
        for path in self.stamps:
            role = role_of(path)
            if role is not None and not role.second:
                self._roles[path] = role

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that is looked at."""
        return (MANIFEST, *self._roles, *self._masks)

    @cached_property
    def sheaves(self) -> dict[str, tuple[str, ...]]:
        """The files of each page, by the id of its source, both in order; its mask is the last one."""
        found: dict[str, list[str]] = {}
        for path, role in self._roles.items():
            if role.kind == "source":
                found.setdefault(path[len("sources/") : -len(".yaml")], []).append(path)
            elif role.kind == "annotations":
                found.setdefault(path.split("/")[1], []).append(path)
        for path in self._masks:
            source_id = path[len("sources/") : -len(".mask")]
            if f"sources/{source_id}.yaml" in self._roles:
                found[source_id].append(path)
        return {source_id: tuple(found[source_id]) for source_id in sorted(found)}

    @cached_property
    def base(self) -> tuple[str, ...]:
        """What belongs to no page: registries, ledgers, and files that stand where nothing is read."""
        of_pages = {path for paths in self.sheaves.values() for path in paths}
        return tuple(sorted(path for path in (*self._roles, *self._masks) if path not in of_pages))

    @property
    def schemas(self) -> dict[str, InputFile] | None:
        """The project's copy of the schemas, by path below `schemas/`; None where it keeps none."""
        return schemas_of(self.root)

    def digest(self, path: str) -> str:
        """Name the content of a file, or why it has none."""
        unreadable = self._unreadable(path)
        if unreadable is not None:
            return unreadable.digest
        if self._digest is None:
            return self.read(path).digest
        return self._digest(path, self.stamps[path], lambda: self.read(path))

    def sheaf(self, source_id: str) -> SourceFiles:
        """Read the files of one page."""
        files = [self.read(path) for path in self.sheaves[source_id]]
        mask = files.pop() if files[-1].kind == "mask" else None
        return SourceFiles(source_id=source_id, files=tuple(files), mask=mask)

    def read(self, path: str) -> InputFile:
        """Read any file by its path relative to the root; those that have a role, as what they are."""
        unreadable = self._unreadable(path)
        if unreadable is not None:
            return unreadable
        role = self._roles.get(path)
        kind = "datapackage" if path == MANIFEST else "mask" if role is None else role.kind
        return read_file(self.root, self.root / path, kind)

    def _unreadable(self, path: str) -> InputFile | None:
        """Give a file that stands where nothing is read; it does so for what else is there."""
        role = self._roles.get(path)
        if role is not None and role.kind is None:
            return InputFile(path=path, kind=None, read_error=role.hint)
        if path.endswith(".mask") and f"{path[:-5]}.yaml" not in self._roles:
            hint = f"a mask belongs to a record `{path[:-5]}.yaml`"
            return InputFile(path=path, kind=None, read_error=hint)
        return None


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
                if file.read_error is None:
                    found[sha256(file.content).hexdigest()] = path
        return found

    def __getitem__(self, digest: str) -> bytes:
        """Read a text. One that is gone, or has changed since it was listed, is no longer there."""
        path = self._by_digest[digest]
        file = read_file(path.parent, path, "text")
        if file.read_error is not None or sha256(file.content).hexdigest() != digest:
            raise KeyError(digest)
        return file.content

    def __iter__(self) -> Iterator[str]:
        """Give the digests."""
        return iter(self._by_digest)

    def __len__(self) -> int:
        """Give the number of texts."""
        return len(self._by_digest)
