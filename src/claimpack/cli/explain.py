"""`claimpack explain`: print the manual page of a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from claimpack.cli.options import RulesFolder
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(explain)


def explain(
    rule: Annotated[
        str | None, typer.Argument(help="Name or code of a rule. Default: list all rules.")
    ] = None,
    folder: RulesFolder = None,
) -> None:
    """Print what a rule finds, why it matters, and what to write instead.

    Examples:
      claimpack explain quote-not-found

      claimpack explain A01
    """
    from claimpack.plugins import rules
    from claimpack.text.spelling import did_you_mean

    known = rules("" if folder is None else str(folder))
    if rule is None:
        for loaded in known:
            typer.echo(f"{loaded.rule.name:26} {loaded.rule.code}  {loaded.manual.splitlines()[0]}")
        return
    for loaded in known:
        if rule.lower() == loaded.rule.name or rule.upper() == loaded.rule.code:
            typer.echo(f"{loaded.rule.name} ({loaded.rule.code}, {loaded.rule.severity})\n")
            typer.echo(loaded.manual.strip())
            return
    names = [name for loaded in known for name in (loaded.rule.name, loaded.rule.code)]
    hint = did_you_mean(rule, names, "`claimpack explain` lists them")
    raise ClaimpackError(f"there is no rule `{rule}`; {hint}")
