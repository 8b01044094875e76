"""The command line: one command per file, found by listing this folder."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

from claimpack.cli.stdio import exit_now, force_utf8
from claimpack.model.error import ClaimpackError

HELP = """A compiler for datasets of claims: YAML in, checked CSV and Parquet out.

Exit status of every command: 0 success, 1 findings or differences, 2 wrong usage or environment.
"""


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"claimpack {version('claimpack')}")
        raise typer.Exit


def make_app(only: str | None = None) -> typer.Typer:
    """Return the application with all commands, or with `only` one, which is faster.

    The modules of commands import the pipeline only when a command runs.
    """
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

    names = sorted(module.name for module in iter_modules(import_module("claimpack.cli").__path__))
    for name in [only] if only in names else names:
        register = getattr(import_module(f"claimpack.cli.{name}"), "register", None)
        if register is not None:
            register(app)
    return app


def main() -> None:
    """Run the command line. Ends the process with its exit status; Ctrl-C ends it without a message."""
    force_utf8()
    # Nearly all objects live until the end; collecting the others takes a quarter of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        make_app(sys.argv[1] if len(sys.argv) > 1 else None)()
    except ClaimpackError as error:
        print(f"claimpack: {error}", file=sys.stderr)
        exit_now(2)
    except BrokenPipeError:
        exit_now(1)
    except SystemExit as leaving:
        exit_now(leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1)
