"""A folder on disk to a project: finds the root, and reads everything that the compiler looks at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.model.input_file import InputFile, Project
from claimpack.workspace.files import read_file
from claimpack.workspace.listing import MANIFEST, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

REGISTRIES = ("actors", "cues", "events", "measures", "units")

_YAML_ENDINGS = (".yaml", ".yml")
_TEXT_ENDINGS = (".csv", ".html", ".json", ".md", ".py", ".sql", ".svg", ".toml", ".txt", ".yaml", ".yml")
_NOT_OURS = ("node_modules", "text", "texts")
_SECOND_ANNOTATOR = ".b.yaml"


def find_root(start: Path) -> Path:
    """Find the nearest folder upwards that holds a manifest. Raises ClaimpackError."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise ClaimpackError(f"there is no {MANIFEST} in {start} or above it; name the project with --root")


def read_project(
    root: Path, texts: Iterable[Path] = (), overlay: Mapping[str, bytes] | None = None
) -> Project:
    """Read manifest, records, masks, and the texts in the given folders and in `sources/text/`.

    `overlay` holds contents that stand before those on disk, by path relative to the root: what an
    editor has not saved. Raises ClaimpackError where there is no manifest or a named folder of texts
    is missing.
    """
    if not (root / MANIFEST).is_file():
        raise ClaimpackError(f"there is no {MANIFEST} in {root}")
    unsaved = overlay or {}
    own = root / "sources" / "text"
    folders = [*texts, *([own] if own.is_dir() else [])]
    on_disk = [path for top in ("sources", "annotations") for path in listed(root, top, _YAML_ENDINGS)]
    roles = {path: role for path in sorted({*on_disk, *unsaved}) if (role := role_of(path)) is not None}
    files = [_file(root, path, role, unsaved) for path, role in roles.items() if not role.second]
    known = {_slug(file.path) for file in files if file.kind == "source"}
    masks, strays = _masks(root, known, unsaved)
    return Project(
        manifest=_read(root, MANIFEST, "datapackage", unsaved),
        files=tuple(sorted([*files, *strays], key=lambda file: file.path)),
        seconds=tuple(_file(root, path, role, unsaved) for path, role in roles.items() if role.second),
        masks=masks,
        texts={digest: content for folder in folders for digest, content in _texts(folder)},
        schemas=schemas_of(root),
    )


def read_others(root: Path) -> Iterator[InputFile]:
    """Read every text file of the project, whatever it is for, but what is hidden or kept out of git.

    The pages themselves may lie in `sources/text/`, or in a folder of the name `texts`.
    """
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(
            name for name in subfolders if not name.startswith((".", "__")) and name not in _NOT_OURS
        )
        for name in sorted(names):
            if name.endswith(_TEXT_ENDINGS):
                yield read_file(root, Path(folder, name), None)


@dataclass(frozen=True, slots=True)
class Role:
    """What a file is by its path. Without a kind it stands where nothing is read, and `hint` says why."""

    kind: str | None
    hint: str = ""
    second: bool = False
    """An annotation file of a second annotator: compared with the first, never compiled."""


def role_of(path: str) -> Role | None:
    """Give the role of a path relative to the root; None for what the compiler does not look at."""
    if not path.endswith(_YAML_ENDINGS):
        return None
    top, _, below = path.partition("/")
    parts = below.split("/")
    if top == "sources":
        return _among_sources(parts)
    return _among_annotations(parts) if top == "annotations" else None


def _among_sources(parts: list[str]) -> Role | None:
    if len(parts) == 2 and parts[0] == "text":
        return None
    if len(parts) == 1 and _is_yaml(parts[0]):
        return Role("source")
    return Role(None, "a source record is `sources/SOURCE.yaml`")


def _among_annotations(parts: list[str]) -> Role:
    if parts in (["baseline.yaml"], ["released.yaml"], ["retired.yaml"]):
        return Role(_slug(parts[0]))
    if len(parts) == 2 and parts[1].endswith(_SECOND_ANNOTATOR):
        return Role("annotations", second=True)
    if len(parts) != 2 or not _is_yaml(parts[1]):
        return Role(None, "annotations are `annotations/SOURCE/ARTICLE.yaml`")
    if parts[0] != "registry":
        return Role("annotations")
    if _slug(parts[1]) in REGISTRIES:
        return Role(_slug(parts[1]))
    return Role(None, f"registries are {', '.join(REGISTRIES)}")


def _is_yaml(name: str) -> bool:
    return name.endswith(".yaml") and name != ".yaml"


def _file(root: Path, path: str, role: Role, overlay: Mapping[str, bytes]) -> InputFile:
    if role.kind is None:
        return InputFile(path=path, kind=None, read_error=role.hint)
    return _read(root, path, role.kind, overlay)


def _read(root: Path, path: str, kind: str, overlay: Mapping[str, bytes]) -> InputFile:
    if path in overlay:
        return InputFile(path=path, kind=kind, content=overlay[path])
    return read_file(root, root / path, kind)


def _slug(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _masks(
    root: Path, known: set[str], overlay: Mapping[str, bytes]
) -> tuple[dict[str, InputFile], list[InputFile]]:
    masks, strays = {}, []
    for name in sorted(listed(root, "sources", (".mask",))):
        if name.count("/") > 1:
            continue
        slug = _slug(name)
        if slug in known:
            masks[slug] = _read(root, name, "mask", overlay)
        else:
            hint = f"a mask belongs to a record `sources/{slug}.yaml`"
            strays.append(InputFile(path=name, kind=None, read_error=hint))
    return masks, strays


def schemas_of(root: Path) -> dict[str, InputFile] | None:
    """Read a project's copy of the schemas, by path below `schemas/`; None where it keeps none."""
    top = root / "schemas"
    if not top.is_dir():
        return None
    below = {path.partition("/")[2]: path for path in listed(root, "schemas", (".json",))}
    return {
        name: read_file(root, root / path, "schema")
        for name, path in below.items()
        if name.endswith(".schema.json") or name.startswith("tables/")
    }


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        raise ClaimpackError(f"there is no folder of texts at {folder}")
    for path in sorted(folder.iterdir()):
        file = read_file(folder, path, "text")
        if file.read_error is None:
            yield sha256(file.content).hexdigest(), file.content
