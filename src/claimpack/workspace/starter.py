"""The files that a new dataset starts with, which come with the compiler."""

from __future__ import annotations

from pathlib import Path

from claimpack.workspace.contracts import schemas_folder

_STARTER = Path(__file__).resolve().parent.parent / "starter"


def starter_files() -> dict[str, bytes]:
    """Read every file of the starter, by its path, without the byte code of Python."""
    return {
        path.relative_to(_STARTER).as_posix(): path.read_bytes()
        for path in sorted(_STARTER.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def schema_files() -> dict[str, bytes]:
    """Read the schemas of the installed compiler, by their path below `schemas/`."""
    folder = schemas_folder()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((*folder.glob("*.schema.json"), *folder.glob("tables/*.json")))
    }
