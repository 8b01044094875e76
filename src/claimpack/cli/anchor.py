"""`claimpack anchor`: find the words of `field@?` on their page and write the offset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of

if TYPE_CHECKING:
    from claimpack.model.location import TextRange


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(anchor)


def anchor(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Annotation files or source records. Default: all.")
    ] = None,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Replace `field@?` by `field@START` if the words occur at exactly one offset of their article.

    With the text, every offset is found. With only the masked text, whole words are found, and an offset
    is written only if no other is possible. The others are listed with their candidates.

    Examples:
      claimpack anchor annotations/harbour-talks/main.yaml

      claimpack anchor --texts ~/pages
    """
    from claimpack.model.anchor_use import sites
    from claimpack.pipeline import check_project
    from claimpack.text.find import find_in_article
    from claimpack.write.fixes import write_edits

    folder = root_of(root)
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
