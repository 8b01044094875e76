"""`claimpack export`: write all tables into one database file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def _formats() -> tuple[str, ...]:
    from claimpack import discovery

    return discovery.names("exporters")


def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="sqlite or duckdb.", autocompletion=_formats)
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file to write. Default: NAME.FORMAT, here.")
    ] = None,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Write all tables into one file of a database, with types, keys, foreign keys and indexes.

    The values are those of the CSV files. An existing file of that name is replaced. DuckDB needs the
    package duckdb: pip install 'claimpack[duckdb]'.

    Examples:
      claimpack export sqlite

      claimpack export duckdb --out claims.duckdb
    """
    from claimpack import plugins
    from claimpack.cli.options import TEXT, print_report
    from claimpack.pipeline import compile_project
    from claimpack.write.export import export_package

    if format_ not in _formats():
        raise ClaimpackError(f"there is no format `{format_}`; formats are {', '.join(_formats())}")
    exporter = plugins.exporter(format_)
    compiled = compile_project(root_of(root), texts=texts_of(texts))
    if compiled.package is None:
        print_report(compiled.checked, TEXT)
        raise typer.Exit(1)
    target = out or Path(f"{compiled.package.name}{exporter.SUFFIX}")
    export_package(compiled.package, exporter.export, target)
    typer.echo(f"wrote {target}")
