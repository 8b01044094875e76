"""`claimpack release`: record the published rows, so that later versions keep their ids."""

from __future__ import annotations

import typer

from claimpack.cli.options import TEXT, FormatOption, Root, Texts, print_report, root_of, texts_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(release)


def release(root: Root = None, texts: Texts = None, format_: FormatOption = TEXT) -> None:
    """Record the claims of this version in annotations/released.yaml, and its values in datapackage.json.

    Later versions must keep these ids or retire them (C05), and increase the version with the changes
    (B02). This version keeps its values (B05). The dataset must have no errors, and `version` in
    datapackage.json must be a new one.

    Examples:
      claimpack release
    """
    from claimpack.check.versions import ledger
    from claimpack.pipeline import compile_project
    from claimpack.write.atomic import replace_file
    from claimpack.write.manifest import with_release
    from claimpack.write.publish import fingerprint_of

    folder = root_of(root)
    compiled = compile_project(folder, texts=texts_of(texts))
    if compiled.package is None or compiled.manifest is None:
        print_report(compiled.checked, format_)
        raise typer.Exit(1)
    version = compiled.manifest.version
    if ".dev" in version:
        released = version.partition(".dev")[0]
        problem = f"{version} is a development version"
        raise ClaimpackError(f"{problem}; write `{released}` in datapackage.json first")
    if version in compiled.released or version in compiled.manifest.releases:
        raise ClaimpackError(f"{version} is already released; increase `version` in datapackage.json first")
    text = with_release(compiled.manifest.text, version, fingerprint_of(compiled.package))
    path = folder / "annotations" / "released.yaml"
    replace_file(path, "".join(ledger(compiled.package, version)).encode("utf-8"))
    replace_file(folder / compiled.manifest.path, text.encode("utf-8"))
    files = f"annotations/released.yaml and {compiled.manifest.path}"
    typer.echo(f"recorded {version} in {files}; commit them and tag the commit v{version}")
