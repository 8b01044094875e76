"""A folder on disk to a project: finds the root, and reads everything that the compiler looks at."""

from __future__ import annotations

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from claimpack.model.error import ClaimpackError
from claimpack.model.input_file import InputFile, Project
from claimpack.read.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MANIFEST = "datapackage.json"
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

    The bytes of an overlay, by path, stand in for those of files on disk. Raises ClaimpackError where
    there is no manifest or a named folder of texts is missing.
    """
    if not (root / MANIFEST).is_file():
        raise ClaimpackError(f"there is no {MANIFEST} in {root}")
    own = root / "sources" / "text"
    folders = [*texts, *([own] if own.is_dir() else [])]
    files = [*_sources(root), *_annotations(root)]
    known = {_slug(file.path) for file in files if file.kind == "source"}
    masks, strays = _masks(root, known)
    return Project(
        manifest=_overlaid(read_file(root, root / MANIFEST, "datapackage"), overlay or {}),
        files=tuple(
            sorted(
                (_overlaid(file, overlay or {}) for file in (*files, *strays)), key=lambda file: file.path
            )
        ),
        seconds=tuple(sorted(_seconds(root), key=lambda file: file.path)),
        masks={source: _overlaid(mask, overlay or {}) for source, mask in masks.items()},
        texts={digest: content for folder in folders for digest, content in _texts(folder)},
        schemas=_schemas(root),
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


def _overlaid(file: InputFile, overlay: Mapping[str, bytes]) -> InputFile:
    return replace(file, content=overlay[file.path], trouble=None) if file.path in overlay else file


def _slug(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _masks(root: Path, known: set[str]) -> tuple[dict[str, InputFile], list[InputFile]]:
    masks, strays = {}, []
    for path in (root / "sources").glob("*.mask"):
        if path.stem in known:
            masks[path.stem] = read_file(root, path, "mask")
        else:
            strays.append(_stray(root, path, f"a mask belongs to a record `sources/{path.stem}.yaml`"))
    return masks, strays


def _schemas(root: Path) -> dict[str, InputFile] | None:
    top = root / "schemas"
    if not top.is_dir():
        return None
    return {
        path.relative_to(top).as_posix(): read_file(root, path, "schema")
        for pattern in ("*.schema.json", "tables/*.json")
        for path in top.glob(pattern)
    }


def _sources(root: Path) -> Iterator[InputFile]:
    for path in _yaml_files(root / "sources"):
        if path.parent.name == "text" and path.parent.parent == root / "sources":
            continue
        if path.parent == root / "sources" and path.suffix == ".yaml":
            yield read_file(root, path, "source")
        else:
            yield _stray(root, path, "a source record is `sources/SOURCE.yaml`")


def _annotations(root: Path) -> Iterator[InputFile]:
    top = root / "annotations"
    for path in _yaml_files(top):
        parts = path.relative_to(top).parts
        if path.name.endswith(_SECOND_ANNOTATOR) and len(parts) == 2:
            continue  # compared with the first annotation, never compiled
        if parts in (("baseline.yaml",), ("released.yaml",), ("retired.yaml",)):
            yield read_file(root, path, path.stem)
        elif len(parts) != 2 or path.suffix != ".yaml":
            yield _stray(root, path, "annotations are `annotations/SOURCE/ARTICLE.yaml`")
        elif parts[0] == "registry":
            if path.stem in REGISTRIES:
                yield read_file(root, path, path.stem)
            else:
                yield _stray(root, path, f"registries are {', '.join(REGISTRIES)}")
        else:
            yield read_file(root, path, "annotations")


def _seconds(root: Path) -> Iterator[InputFile]:
    top = root / "annotations"
    for path in _yaml_files(top):
        if path.name.endswith(_SECOND_ANNOTATOR) and len(path.relative_to(top).parts) == 2:
            yield read_file(root, path, "annotations")


def _yaml_files(top: Path) -> Iterator[Path]:
    """Give what is named like YAML below a folder, without following links to folders."""
    for folder, subfolders, names in os.walk(top):
        for name in (*names, *subfolders):
            if name.endswith(_YAML_ENDINGS):
                yield Path(folder, name)


def _stray(root: Path, path: Path, hint: str) -> InputFile:
    return InputFile(path=path.relative_to(root).as_posix(), kind=None, trouble=hint)


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        raise ClaimpackError(f"there is no folder of texts at {folder}")
    for path in sorted(folder.iterdir()):
        file = read_file(folder, path, "text")
        if file.trouble is None:
            yield sha256(file.content).hexdigest(), file.content
