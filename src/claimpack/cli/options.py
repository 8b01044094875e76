"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cache.location import cache_file
from claimpack.plugins import formats
from claimpack.workspace.listing import find_root

if TYPE_CHECKING:
    from claimpack.pipeline import Checked


class Format(StrEnum):
    """Report formats: the names of the modules among the reporters."""

    _ignore_ = "name"
    for name in formats():
        vars()[name] = name


TEXT = Format("text")


Root = Annotated[
    Path | None,
    typer.Option(
        help="Folder of the project. Default: the nearest folder upwards with a datapackage.json."
    ),
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        help="Folder with texts of sources. Can be repeated. Texts are found by their digest. "
        "Default: CLAIMPACK_TEXTS, then sources/text/ of the project."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Number of processes. Default: one for each processor."),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Neither use the results of earlier runs nor keep those of this one. They are kept in "
        "CLAIMPACK_CACHE, else in the user's cache folder, and may be deleted at any time.",
    ),
]
RulesFolder = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        file_okay=False,
        exists=True,
        help="Folder with your own rules, in Python. They are executed: name only a folder that you trust.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="Output format of the findings.")]


def root_of(root: Path | None) -> Path:
    """Return the folder of the project. Raises ClaimpackError if there is none."""
    return find_root(Path.cwd()) if root is None else root.resolve()


def texts_of(texts: list[Path] | None) -> list[Path]:
    """Return the folders of texts: those named, else those of the environment."""
    if texts:
        return texts
    return [Path(one) for one in os.environ.get("CLAIMPACK_TEXTS", "").split(os.pathsep) if one]


def jobs_of(jobs: int | None) -> int:
    """Return the number of processes: the one given, else that of the processors that may be used."""
    if jobs is not None:
        return jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cache_of(root: Path, *, no_cache: bool) -> Path | None:
    """Return the cache file of a project; None where no cache is used."""
    return None if no_cache else cache_file(root)


def print_report(checked: Checked, format_: Format, *, notes: bool = False, max_per_rule: int = 0) -> None:
    """Print the report. Only the text format hides notes unless `notes` is set.

    The text format is in colour on a terminal, unless NO_COLOR is set.
    """
    from claimpack.plugins import reporter

    report = checked.shown(notes=notes or format_ is not TEXT, max_per_rule=max_per_rule)
    render = reporter(format_).render
    in_colour = format_ is TEXT and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text: str = render(report, _paint) if in_colour else render(report)
    typer.echo(text, nl=False, color=in_colour or None)


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
