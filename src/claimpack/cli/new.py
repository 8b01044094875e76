"""`claimpack new`: add a claim, an actor or a source to fill in."""

from __future__ import annotations

import typer

from claimpack.cli.new_actor import actor
from claimpack.cli.new_claim import claim
from claimpack.cli.source import add


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Add a claim, an actor or a source to fill in.", no_args_is_help=True)
    group.command()(claim)
    group.command()(actor)
    group.command("source")(add)
    app.add_typer(group, name="new")
