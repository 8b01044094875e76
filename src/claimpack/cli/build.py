"""`claimpack build`: compile the annotations to tables, or say whether the tables are current."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimpack.cli.options import (
    TEXT,
    FormatOption,
    Jobs,
    NoCache,
    Root,
    Texts,
    cache_of,
    jobs_of,
    print_report,
    root_of,
    texts_of,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(build)


def build(
    root: Root = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to write the tables. Default: build/ of the project, and its manifest."),
    ] = None,
    texts: Texts = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether the tables are current.")
    ] = False,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    format_: FormatOption = TEXT,
) -> None:
    """Check everything, then write every table as CSV and Parquet, whole or not at all.

    The tables are the same with and without the texts; with them more is checked.

    Examples:
      claimpack build

      claimpack build --check

      claimpack build --out /tmp/tables
    """
    from claimpack.compile.again import build_project

    folder = root_of(root)
    report = build_project(
        folder,
        out=out.absolute() if out is not None else None,
        texts=texts_of(texts),
        only_check=only_check,
        cache=cache_of(folder, no_cache=no_cache),
        jobs=jobs_of(jobs),
    )
    print_report(report, format_)
    raise typer.Exit(1 if report.n_errors else 0)
