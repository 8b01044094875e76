"""`claimpack lsp`: a language server for editors."""

from __future__ import annotations

from importlib.util import find_spec

import typer

from claimpack.cli.options import Texts, texts_of
from claimpack.model.error import ClaimpackError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lsp)


def lsp(texts: Texts = None) -> None:
    """Serve an editor: findings as you type, hover, completion, definitions, quick fixes, renaming.

    Editors start this command and talk to it over standard input and output (Language Server Protocol).
    See docs/editors.md for their setup. The project is found from the open folder or file.

    Examples:
      claimpack lsp

      claimpack lsp --texts ~/pages
    """
    if find_spec("claimpack_lsp") is None or find_spec("pygls") is None:
        raise ClaimpackError('the language server is not installed; run `pip install "claimpack[lsp]"`')
    from claimpack_lsp.features import serve

    raise typer.Exit(0 if serve(texts_of(texts)) else 1)
