"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimpack.plugins import formats
from claimpack.read.project import find_root


class Format(StrEnum):
    """Report formats: the names of the modules among the reporters."""

    _ignore_ = "name"
    for name in formats():
        vars()[name] = name


TEXT = Format("text")


Root = Annotated[
    Path | None,
    typer.Option(help="The project's folder. Default: the nearest one upwards with a datapackage.json."),
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        help="A folder that holds texts of sources; may be repeated. They are found by their digest. "
        "Default: CLAIMPACK_TEXTS, then sources/text/ of the project."
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the findings.")]


def root_of(root: Path | None) -> Path:
    """Find the project. Raises ClaimpackError."""
    return find_root(Path.cwd()) if root is None else root.resolve()


def texts_of(texts: list[Path] | None) -> list[Path]:
    """Give the folders of texts: those named, else those of the environment."""
    if texts:
        return texts
    return [Path(one) for one in os.environ.get("CLAIMPACK_TEXTS", "").split(os.pathsep) if one]
