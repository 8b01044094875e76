"""`claimpack check`: report findings and what was verified, and apply fixes."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli import progress
from claimpack.cli.options import (
    TEXT,
    FormatOption,
    Jobs,
    NoCache,
    Root,
    RulesFolder,
    Texts,
    cache_of,
    jobs_of,
    print_report,
    root_of,
    texts_of,
)
from claimpack.model.error import ClaimpackError
from claimpack.write.atomic import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from claimpack.model.selection import Selection
    from claimpack.pipeline import Checked

Rules = Annotated[
    list[str] | None,
    typer.Option(help="Rule name, code or prefix of a code: quote-not-found, A01, A. Can be repeated."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(check)


def check(
    root: Root = None,
    texts: Texts = None,
    format_: FormatOption = TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with status 1 for warnings too.")] = False,
    select: Rules = None,
    ignore: Rules = None,
    most: Annotated[
        int,
        typer.Option(
            "--max-per-rule", min=0, help="Maximum number of findings of one rule to show; 0 shows all."
        ),
    ] = 20,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show notes too; formats other than text always do.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes.")] = False,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="With --fix or --diff: the unsafe fixes too. Review the result."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show the changes of --fix as a diff.")
    ] = False,
    rules: RulesFolder = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="Write the current findings to annotations/baseline.yaml, which must not exist.",
        ),
    ] = False,
) -> None:
    """Check annotations, sources and registries; print every finding with its location.

    Without the texts, quotes are compared with the masked texts, which is less exact. Exit status 1 if
    there is an error, or with --strict a warning; notes do not change it.

    Examples:
      claimpack check

      claimpack check --texts ~/pages --format json

      claimpack check --select K --ignore K03

      claimpack check --diff --unsafe
    """
    from claimpack.cache.cache import Cache
    from claimpack.pipeline import check_workspace
    from claimpack.workspace.workspace import Workspace

    folder, pages = root_of(root), texts_of(texts)
    selection, today = _selection(select or (), ignore or (), rules), datetime.now(UTC).date()
    if fix or diff:
        from claimpack.pipeline import fix_project

        fixed = fix_project(
            folder, texts=pages, selection=selection, today=today, unsafe=unsafe, rules=rules
        )
        if diff:
            for path, (old, new) in sorted(fixed.items()):
                typer.echo("".join(_diff(path, old, new)), nl=False)
            raise typer.Exit(1 if fixed else 0)
        for path, (_, new) in sorted(fixed.items()):
            replace_file(folder / path, new.encode("utf-8"))
            typer.echo(f"fixed {path}", err=True)
    cache = Cache(cache_of(folder, no_cache=no_cache))

    def run() -> Checked:
        return check_workspace(
            Workspace(folder, pages, digest_of=cache.digest_of),
            cache,
            selection=selection,
            today=today,
            jobs=jobs_of(jobs),
            rules=rules,
            progress=progress.reporter(),
        )

    checked = run()
    if write_baseline:
        _write_baseline(folder, checked)
        checked = run()
    print_report(checked, format_, notes=notes, max_per_rule=most if format_ in ("text", "concise") else 0)
    has_failed = checked.n_errors or (strict and checked.count("warning"))
    raise typer.Exit(1 if has_failed else 0)


def _selection(select: Iterable[str], ignore: Iterable[str], rules: Path | None) -> Selection:
    from claimpack.model.selection import OFF, Choice, Selection

    selection = Selection(only=tuple(select), choices=tuple(Choice(one, OFF) for one in ignore))
    if selection == Selection():
        return selection
    from claimpack import plugins
    from claimpack.text.spelling import did_you_mean

    known = [loaded.rule for loaded in plugins.rules("" if rules is None else str(rules))]
    for selector in selection.unknown(known):
        hint = did_you_mean(selector, [rule.name for rule in known], "list them with `claimpack explain`")
        raise ClaimpackError(f"there is no rule `{selector}`; {hint}")
    return selection


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    from claimpack.text.display import visible

    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    for line in lines:
        end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
        yield visible(line.rstrip("\r\n")) + end


def _write_baseline(folder: Path, checked: Checked) -> None:
    from claimpack.check.baseline import PATH, written

    target = folder / PATH
    if target.exists():
        raise ClaimpackError(
            f"{PATH} exists and can only shrink: `claimpack check --fix` removes fixed findings"
        )
    replace_file(target, written(checked.filtered.findings).encode("utf-8"))
    typer.echo(f"wrote {PATH}", err=True)
