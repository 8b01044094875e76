"""`claimpack build`: compile the annotations to tables, or check that the tables are current."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimpack.cli import progress
from claimpack.cli.options import (
    TEXT,
    FormatOption,
    Jobs,
    NoCache,
    Root,
    RulesFolder,
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
        typer.Option(
            help="Where to write the tables. Default: build/ and datapackage.json of the project."
        ),
    ] = None,
    texts: Texts = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; report whether the tables are current.")
    ] = False,
    rules: RulesFolder = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    format_: FormatOption = TEXT,
) -> None:
    """Check the dataset, then write all tables as CSV and Parquet, or none if there is an error.

    The tables are the same with and without the texts; with the texts more is checked.

    Examples:
      claimpack build

      claimpack build --check

      claimpack build --out /tmp/tables
    """
    from claimpack.cache.cache import Cache
    from claimpack.pipeline import build_workspace
    from claimpack.workspace.workspace import Workspace

    folder = root_of(root)
    cache = Cache(cache_of(folder, no_cache=no_cache))
    checked = build_workspace(
        Workspace(folder, texts_of(texts), digest_of=cache.digest_of),
        cache,
        out=out.absolute() if out is not None else None,
        only_check=only_check,
        jobs=jobs_of(jobs),
        rules=rules,
        progress=progress.reporter(),
    )
    print_report(checked, format_)
    raise typer.Exit(1 if checked.n_errors else 0)
