"""`claimpack build`: compile the annotations to tables, or say whether the tables are current."""

from __future__ import annotations

import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import (
    TEXT,
    FormatOption,
    Jobs,
    NoCache,
    Root,
    Texts,
    cache_of,
    jobs_of,
    print_report,
    root_of,
    texts_of,
)
from claimpack.cli.progress import pages_told
from claimpack.cli.shortcut import question_of
from claimpack.model.manifest import BUILD
from claimpack.workspace.listing import MANIFEST

if TYPE_CHECKING:
    from claimpack.write.publish import Published


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(build)


def build(
    root: Root = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to write the tables. Default: build/ of the project, and its manifest."),
    ] = None,
    texts: Texts = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether the tables are current.")
    ] = False,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    format_: FormatOption = TEXT,
) -> None:
    """Check everything, then write every table as CSV and Parquet, whole or not at all.

    The tables are the same with and without the texts; with them more is checked.

    Examples:
      claimpack build

      claimpack build --check

      claimpack build --out /tmp/tables
    """
    from claimpack.cache.answers import Answer
    from claimpack.pipeline.build import build_folder
    from claimpack.pipeline.cache import Memory
    from claimpack.workspace.folder import Folder

    began_ns = time.time_ns()
    folder = root_of(root)
    cache = cache_of(folder, no_cache=no_cache)
    memory = Memory(cache)
    project = Folder(folder, texts_of(texts), memory.digest)
    where = out.absolute() if out is not None else None
    report, published = build_folder(
        project, memory, out=where, only_check=only_check, jobs=jobs_of(jobs), tell=pages_told()
    )
    text = print_report(report, format_)
    status = 1 if report.n_errors else 0
    if cache is not None and (question := question_of(sys.argv[1:], str(folder), str(cache))) is not None:
        question.keep(Answer(text, status), project.stamps, began_ns, _digests(published))
    raise typer.Exit(status)


def _digests(published: Published | None) -> dict[str, str]:
    """Name what a build has written as `Question` does, with the digests of what it wrote."""
    if published is None:
        return {}
    digests = {f"//{BUILD}/{name}": one.sha256 for name, one in published.files.items()}
    if published.manifest is not None:
        digests[MANIFEST] = sha256(published.manifest.encode("utf-8")).hexdigest()
    return digests
