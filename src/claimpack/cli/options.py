"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.plugins import formats
from claimpack.read.project import find_root

if TYPE_CHECKING:
    from claimpack.model.report import Report


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


def print_report(report: Report, format_: Format, *, notes: bool = False) -> None:
    """Print a report; the text format in colour where somebody looks at a terminal that wants it.

    Notes are for those who ask for them, and for programs.
    """
    from claimpack.check.settle import without_notes
    from claimpack.plugins import reporters

    if format_ is TEXT and not notes:
        report = without_notes(report)

    render = reporters()[format_].render
    if format_ is TEXT and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        typer.echo(render(report, _paint), nl=False, color=True)
    else:
        typer.echo(render(report), nl=False)


_COLOURS = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "blue", "bold": True},
    "help": {"fg": "cyan"},
    "fix": {"fg": "green"},
    "place": {"bold": True},
    "rule": {"dim": True},
}


def _paint(style: str, words: str) -> str:
    return typer.style(words, **_COLOURS[style])  # type: ignore[arg-type]
