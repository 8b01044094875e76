"""The files of a project, on disk and in memory, grouped by what they belong to."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.error import CHANGED, ClaimpackError
from claimpack.model.input_file import InputFile, SourceFiles
from claimpack.model.manifest import MANIFEST
from claimpack.workspace.files import read_file
from claimpack.workspace.listing import NOTHING, listed, project_files
from claimpack.workspace.roles import is_mask, role_of, source_id_of, stem
from claimpack.workspace.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from claimpack.workspace.listing import Stamp
    from claimpack.workspace.roles import Role

    DigestLookup = Callable[[str, Stamp, Callable[[], InputFile]], str]

_DIGEST = re.compile(rb"\b[0-9a-f]{64}\b")


class Workspace:
    """The files of a project: listed once, and read when they are asked for.

    `overlay` holds contents that replace those on disk, by path relative to the root, such as the
    unsaved documents of an editor. `texts` are folders with the texts of sources; `sources/text/` of the
    project is one more. `digest_of` returns the digest of a file by path and stamp, and calls its third
    argument to read the file if it must. With `in_memory` every file that has been read is kept: another
    reader then sees the same content whatever happens on disk. Otherwise a file that is read twice and
    has changed in between raises ClaimpackError, and so does a folder without a manifest.
    """

    def __init__(
        self,
        root: Path,
        texts: Iterable[Path] = (),
        *,
        overlay: Mapping[str, bytes] | None = None,
        digest_of: DigestLookup | None = None,
        in_memory: bool = False,
    ) -> None:
        if not (root / MANIFEST).is_file():
            raise ClaimpackError(f"there is no {MANIFEST} in {root}")
        self.root = root
        own_texts = root / "sources" / "text"
        self.texts: Mapping[str, bytes] = Texts([*texts, *([own_texts] if own_texts.is_dir() else [])])
        self._overlay = dict(overlay or {})
        self._digest_of = digest_of
        self._in_memory = in_memory
        self._stamps = project_files(root)
        self._digests: dict[str, str] = {}
        self._read: dict[str, InputFile] = {}
        paths = sorted({*self._stamps, *self._overlay})
        self._roles: dict[str, Role] = {path: role for path in paths if (role := role_of(path)) is not None}
        self._masks = [path for path in paths if is_mask(path)]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file that is compiled, the manifest first."""
        return (MANIFEST, *(path for path, role in self._roles.items() if not role.second), *self._masks)

    @cached_property
    def second_annotations(self) -> tuple[str, ...]:
        """The annotation files of second annotators."""
        return tuple(path for path, role in self._roles.items() if role.second)

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The files of each page by the id of its source, both sorted; its mask is the last file."""
        found: dict[str, list[str]] = {}
        for path in self.paths:
            source_id = source_id_of(path)
            if source_id is not None and (not is_mask(path) or self._has_record(path)):
                found.setdefault(source_id, []).append(path)
        return {source_id: tuple(sorted(found[source_id], key=is_mask)) for source_id in sorted(found)}

    @cached_property
    def shared_paths(self) -> tuple[str, ...]:
        """The files that belong to no page: registries, ledgers, and files where nothing is read."""
        of_pages = {path for paths in self.sources.values() for path in paths}
        return tuple(sorted(path for path in self.paths if path != MANIFEST and path not in of_pages))

    @cached_property
    def schemas(self) -> Mapping[str, InputFile] | None:
        """The project's copy of the schemas, by path below `schemas/`; None where it keeps none."""
        if not (self.root / "schemas").is_dir():
            return None
        below = {path.partition("/")[2]: path for path in listed(self.root, "schemas", (".json",))}
        return {
            name: read_file(self.root, self.root / path, "schema")
            for name, path in below.items()
            if name.endswith(".schema.json") or name.startswith("tables/")
        }

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all files, schemas and texts: equal for workspaces of equal contents."""
        files = {path: self.digest(path) for path in (*self.paths, *self.second_annotations)}
        schemas = (
            None if self.schemas is None else [(path, one.digest) for path, one in self.schemas.items()]
        )
        return sha256(repr((files, schemas, list(self.texts))).encode()).hexdigest()

    def digest(self, path: str) -> str:
        """Return the SHA-256 (hex) of a file, or the reason why it cannot be read."""
        if path not in self._digests:
            if self._digest_of is None or path in self._overlay or self._misplaced(path) is not None:
                self.read(path)
            else:
                stamp = self._stamps.get(path, NOTHING)
                self._digests[path] = self._digest_of(path, stamp, lambda: self.read(path))
        return self._digests[path]

    def source_files(self, source_id: str) -> SourceFiles:
        """Read the files of one page."""
        files = [self.read(path) for path in self.sources[source_id]]
        mask = files.pop() if files[-1].kind == "mask" else None
        texts = {digest: self.texts[digest] for digest in self.text_digests(source_id)}
        return SourceFiles(source_id=source_id, files=tuple(files), mask=mask, texts=texts)

    def text_digests(self, source_id: str) -> list[str]:
        """Return the digests of the texts available that the record of a page names."""
        record = self.read(f"sources/{source_id}.yaml").content if self.texts else b""
        return [digest for one in _DIGEST.findall(record) if (digest := one.decode()) in self.texts]

    def text(self, source_id: str) -> str | None:
        """Return the text of a page; None where it is not available or not UTF-8."""
        texts = (_decoded(self.texts[digest]) for digest in self.text_digests(source_id))
        return next((text for text in texts if text is not None), None)

    def visible_text(self, path: str) -> str | None:
        """Return the text of a file as reports quote it; for a mask, the text of its page if available."""
        if is_mask(path) and (text := self.text(stem(path))) is not None:
            return text
        file = self.read(path)
        return None if file.read_error is not None else _decoded(file.content)

    def read(self, path: str) -> InputFile:
        """Read a file by its path relative to the root. What cannot be read has a `read_error`."""
        if path in self._read:
            return self._read[path]
        file = self._file(path)
        digest = file.digest
        if self._digests.setdefault(path, digest) != digest:
            raise ClaimpackError(CHANGED)
        if self._in_memory:
            self._read[path] = file
        return file

    def _file(self, path: str) -> InputFile:
        misplaced = self._misplaced(path)
        if misplaced is not None:
            return InputFile(path=path, kind=None, read_error=misplaced)
        role = self._roles.get(path)
        kind = "datapackage" if path == MANIFEST else "mask" if role is None else role.kind
        if path in self._overlay:
            return InputFile(path=path, kind=kind, content=self._overlay[path])
        return read_file(self.root, self.root / path, kind)

    def _misplaced(self, path: str) -> str | None:
        """Return where the file should stand, if nothing is read from where it stands."""
        role = self._roles.get(path)
        if role is not None and role.kind is None:
            return role.hint
        if is_mask(path) and not self._has_record(path):
            return f"a mask belongs to a record `{_record_of(path)}`"
        return None

    def _has_record(self, mask: str) -> bool:
        return _record_of(mask) in self._roles


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _record_of(mask: str) -> str:
    return f"{mask.removesuffix('.mask')}.yaml"
