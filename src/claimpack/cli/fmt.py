"""`claimpack fmt`: format YAML files; comments stay."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from claimpack.cli.options import Root, root_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(fmt)


def fmt(
    files: Annotated[list[Path] | None, typer.Argument(help="Files. Default: all.")] = None,
    root: Root = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; list what would change.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> None:
    """Write every YAML file in canonical format: order of keys, indentation, quoting.

    Values do not change, comments stay with their entries, and every Arabic value ends its line. A file
    that cannot be fully read is skipped and named. Exit status 1 if a file was skipped or, with --check or
    --diff, if one would change.

    Examples:
      claimpack fmt

      claimpack fmt --check

      claimpack fmt annotations/harbour-talks/main.yaml --diff
    """
    from claimpack.pipeline import format_project
    from claimpack.write.atomic import replace_file

    folder = root_of(root)
    wanted = {file.resolve() for file in files or ()}
    changes, rejected = format_project(folder)
    chosen = [path for path in changes if not wanted or (folder / path).resolve() in wanted]
    for path in chosen:
        old, new = changes[path]
        if diff:
            lines = unified_diff(
                old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
            )
            typer.echo("".join(lines), nl=False)
        elif only_check:
            typer.echo(f"would change {path}")
        else:
            replace_file(folder / path, new.encode("utf-8"))
            typer.echo(f"formatted {path}")
    left = [path for path in rejected if not wanted or (folder / path).resolve() in wanted]
    for path in left:
        typer.echo(f"skipped {path}: fix what `claimpack check` finds in it first", err=True)
    raise typer.Exit(1 if left or (chosen and (diff or only_check)) else 0)
