"""`claimpack anchor`: find the words of `field@?` on their page and write the offset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.model.location import TextRange


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(anchor)


def anchor(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Annotation files or source records. Default: all.")
    ] = None,
    seal: Annotated[
        bool, typer.Option("--seal", help="Write the digest of every silent anchor that has none.")
    ] = False,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Replace `field@?` by `field@START` if the words occur at exactly one offset of their article.

    With the text, every offset is found. With only the masked text, whole words are found, and an offset
    is written only if no other is possible. The others are listed with their candidates.

    With --seal, silent anchors get the digest of the characters that they cover instead, which needs the
    text. Digests that are written already stay.

    Examples:
      claimpack anchor annotations/harbour-talks/main.yaml

      claimpack anchor --texts ~/pages

      claimpack anchor --seal --texts ~/pages
    """
    from claimpack.model.anchor_use import sites
    from claimpack.pipeline import check_project
    from claimpack.text.find import find_in_article
    from claimpack.write.fixes import write_edits

    folder = root_of(root)
    if seal:
        raise typer.Exit(_seal(folder, texts_of(texts), files or []))
    checked = check_project(folder, texts=texts_of(texts))
    wanted = {file.resolve() for file in files or ()}
    edits: dict[str, list[tuple[TextRange, str]]] = {}
    unplaced = 0
    for site in sites(checked.corpus):
        location, page = site.anchor.location, checked.pages.get(site.source_id)
        if site.anchor.start is not None or page is None:
            continue
        if wanted and (folder / location.path).resolve() not in wanted:
            continue
        place = checked.documents[location.path].text_range(location)
        places = find_in_article(site, checked.corpus, page)
        if len(places) == 1:
            edits.setdefault(location.path, []).append((place, f"{site.anchor.field}@{places[0]}"))
        else:
            unplaced += 1
            candidates = ", ".join(map(str, places)) or "none"
            where = f"{location.path}:{place.line}:{place.column}"
            typer.echo(f"{where}: `{site.anchor.field}@?`: candidates {candidates}")
    for path, changes in sorted(edits.items()):
        write_edits(folder / path, changes)
        typer.echo(f"{path}: {len(changes)} placed")
    raise typer.Exit(1 if unplaced else 0)


def _seal(folder: Path, texts: Sequence[Path], files: Sequence[Path]) -> int:
    """Write digests; return 1 where an anchor has none afterwards, because its text is not available."""
    from claimpack.model.anchor_use import sites
    from claimpack.pipeline import check_project
    from claimpack.rules.anchor import unsealed_anchor
    from claimpack.write.atomic import replace_file
    from claimpack.write.fixes import fixed

    checked = check_project(folder, texts=texts)
    wanted = {file.resolve() for file in files}
    unsealed = [
        one
        for site in sites(checked.corpus)
        for one in unsealed_anchor.check(site, checked.corpus, checked.pages)
        if not wanted or (folder / one.location.path).resolve() in wanted
    ]
    paths = {one.location.path for one in unsealed}
    old = {path: checked.documents[path].text for path in sorted(paths)}
    changed, _ = fixed(old, checked.documents, unsealed, unsafe=True)
    for path, text in sorted(changed.items()):
        replace_file(folder / path, text.encode("utf-8"))
        n_sealed = sum(one.location.path == path and one.fix is not None for one in unsealed)
        typer.echo(f"{path}: {n_sealed} sealed")
    left = sorted((one.location for one in unsealed if one.fix is None), key=lambda at: at.path)
    for location in left:
        at = checked.documents[location.path].text_range(location)
        typer.echo(f"{location.path}:{at.line}:{at.column}: the text of this page is not available")
    return 1 if left else 0
