"""The command line: one command a file, found by walking this folder."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from pkgutil import iter_modules
from typing import Annotated

import typer

from claimpack.model.error import ClaimpackError

HELP = """A compiler for datasets of claims: YAML in, checked CSV and Parquet out.

Exit status of every command: 0 clean, 1 findings or differences, 2 misuse or environment.
"""


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimpack {version('claimpack')}")
        raise typer.Exit


def make_app() -> typer.Typer:
    """Collect the commands. Modules of commands import nothing heavy before they are called."""
    app = typer.Typer(
        help=HELP,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def _options(
        _: Annotated[
            bool,
            typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
        ] = False,
    ) -> None:
        pass

    package = import_module("claimpack.cli")
    for name in sorted(module.name for module in iter_modules(package.__path__)):
        register = getattr(import_module(f"claimpack.cli.{name}"), "register", None)
        if register is not None:
            register(app)
    return app


def main() -> None:
    """Run the command line. Ends the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Arabic is printed whatever the locale says. Half a surrogate pair, as in the name of a file
            # that is not UTF-8, is printed as an escape, which is right inside JSON too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        make_app()()
    except ClaimpackError as error:
        print(f"claimpack: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
