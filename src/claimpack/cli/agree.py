"""`claimpack agree`: measure the agreement of two annotators."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimpack.cli.options import Root, root_of
from claimpack.model.error import ClaimpackError


class Form(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    page = "page"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(agree)


def agree(
    root: Root = None,
    form: Annotated[Form, typer.Option("--format", help="Output format; page is Markdown.")] = Form.text,
) -> None:
    """Compare each ARTICLE.yaml with ARTICLE.b.yaml, the file of a second annotator.

    Print which claims and figures both found, and how well their labels agree (Krippendorff's alpha;
    MASI distance for sets of actors). Exit status: 1 if a file cannot be read, 2 if there is no second
    annotation.

    Examples:
      claimpack agree

      claimpack agree --format json
    """
    from claimpack.agree.render import as_json, as_page, as_text
    from claimpack.pipeline import compare_annotators
    from claimpack.plugins import reporter

    agreement, report = compare_annotators(root_of(root))
    if agreement is None:
        typer.echo(reporter("text").render(report), nl=False)
        raise typer.Exit(1)
    if not agreement.articles:
        raise ClaimpackError("there is no second annotation; write it beside the first as ARTICLE.b.yaml")
    render = {Form.text: as_text, Form.json: as_json, Form.page: as_page}[form]
    typer.echo(render(agreement), nl=False)
