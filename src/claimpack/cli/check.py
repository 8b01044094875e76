"""`claimpack check`: find what is wrong, and say how much was verified against what."""

from __future__ import annotations

from typing import Annotated

import typer

from claimpack.cli.options import Format, FormatOption, Root, Texts, root_of, texts_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(check)


def check(
    root: Root = None,
    texts: Texts = None,
    format_: FormatOption = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
) -> None:
    """Check annotations, sources and registries; print every finding with its place.

    Without the texts, quotes are checked against the masked texts as far as these can decide.
    Notes never fail a run, warnings only with --strict.

    Examples:
      claimpack check

      claimpack check --texts ~/pages --format json

      claimpack check --strict
    """
    from claimpack.compile import check_project
    from claimpack.plugins import reporters

    report = check_project(root_of(root), texts=texts_of(texts)).report
    typer.echo(reporters()[format_].render(report), nl=False)
    failing = report.n_errors + (report.count("warning") if strict else 0)
    raise typer.Exit(1 if failing else 0)
