"""`claimpack init`: create a dataset, or refresh the schemas of an existing one."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from claimpack.cli.options import root_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(init)


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="The folder to create; it may exist if it is empty."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Name of the dataset. Default: the name of the folder.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the dataset, for citations.")] = None,
    licence: Annotated[str, typer.Option(help="Licence of the data, as an SPDX identifier.")] = "CC-BY-4.0",
    refresh: Annotated[
        bool,
        typer.Option("--refresh", help="Only copy the schemas of this claimpack into an existing dataset."),
    ] = False,
) -> None:
    """Create a dataset: an invented page with five claims, tables, tests, editor and CI settings.

    It is checked and built at once. Its README.md explains the first steps.

    Examples:
      claimpack init harbour-claims --title 'Claims about a harbour'

      claimpack init --refresh
    """
    if refresh:
        _refresh(root_of(folder))
    elif folder is None:
        raise ClaimpackError("name the folder to create: claimpack init DIR")
    else:
        _make(folder.resolve(), name, title, licence)


def _make(folder: Path, name: str | None, title: str | None, licence: str) -> None:
    from claimpack.pipeline import build_project
    from claimpack.plugins import reporter
    from claimpack.scaffold.datasets import dataset_files, names_of
    from claimpack.workspace.contracts import read_contracts
    from claimpack.workspace.starter import schema_files, starter_files
    from claimpack.write.atomic import move_into, staging_folder, write_files

    _refuse_full(folder)
    name, title = names_of(folder.name, name, title)
    files = dataset_files(
        starter_files(),
        schema_files(),
        [table.name for table in read_contracts().tables],
        name=name,
        title=title,
        licence=licence,
        version=version("claimpack"),
    )
    with staging_folder(folder) as made:
        write_files(made, files)
        move_into(made, folder)
    report = build_project(folder)
    if report.findings:
        typer.echo(reporter("text").render(report), nl=False)
        raise typer.Exit(1)
    typer.echo(
        f"created {folder} with {report.verification.n_claims} claims of an invented page and its tables"
    )
    typer.echo("open its README.md; `claimpack check` passes there")


def _refuse_full(folder: Path) -> None:
    """Raise ClaimpackError if the folder contains anything except `.git`."""
    if folder.exists() and not folder.is_dir():
        raise ClaimpackError(f"{folder} is not a folder")
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    held = [one for one in there if one != ".git"]
    if held:
        raise ClaimpackError(f"{folder} is not empty: it contains {held[0]}; name a new folder")


def _refresh(folder: Path) -> None:
    from claimpack.workspace.starter import schema_files
    from claimpack.write.atomic import replace_file

    if not (folder / "datapackage.json").is_file():
        raise ClaimpackError(f"there is no datapackage.json in {folder}, so there is nothing to refresh")
    written = 0
    for path, content in schema_files().items():
        target = folder / "schemas" / path
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, content)
        written += 1
        typer.echo(f"wrote schemas/{path}")
    typer.echo(f"{written} schemas written" if written else "the schemas are up to date")
