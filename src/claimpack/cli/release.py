"""`claimpack release`: write down what is being published, so that no id can vanish later."""

from __future__ import annotations

import typer

from claimpack.cli.options import TEXT, FormatOption, Root, Texts, print_report, root_of, texts_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(release)


def release(root: Root = None, texts: Texts = None, format_: FormatOption = TEXT) -> None:
    """Record every claim of this version in annotations/released.yaml.

    From then on an id stays or is retired (C05), and the version follows the changes (B02). The tables
    must be free of errors, and the version of datapackage.json higher than that of the last release.

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
        raise ClaimpackError(f"{version} is released already; raise `version` in datapackage.json first")
    path = folder / "annotations" / "released.yaml"
    replace_file(path, "".join(ledger(compiled.package, version)).encode("utf-8"))
    typer.echo(f"recorded {version} in annotations/released.yaml; commit it and tag the commit v{version}")
