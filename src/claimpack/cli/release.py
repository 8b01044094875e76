"""`claimpack release`: record the published rows, so that later versions keep their ids."""

from __future__ import annotations

import typer

from claimpack.cli.options import TEXT, FormatOption, Root, Texts, print_report, root_of, texts_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(release)


def release(root: Root = None, texts: Texts = None, format_: FormatOption = TEXT) -> None:
    """Record every claim of this version in annotations/released.yaml.

    Later versions must keep these ids or retire them (C05), and increase the version with the changes
    (B02). The dataset must have no errors, and `version` in datapackage.json must be a new one.

    Examples:
      claimpack release
    """
    from claimpack.check.versions import ledger
    from claimpack.pipeline import compile_project
    from claimpack.write.atomic import replace_file

    folder = root_of(root)
    compiled = compile_project(folder, texts=texts_of(texts))
    if compiled.package is None or compiled.manifest is None:
        print_report(compiled.checked, format_)
        raise typer.Exit(1)
    version = compiled.manifest.version
    if version in compiled.released:
        raise ClaimpackError(f"{version} is already released; increase `version` in datapackage.json first")
    path = folder / "annotations" / "released.yaml"
    replace_file(path, "".join(ledger(compiled.package, version)).encode("utf-8"))
    typer.echo(f"recorded {version} in annotations/released.yaml; commit it and tag the commit v{version}")
