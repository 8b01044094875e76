"""`claimpack coverage`: list the numbers, quotations, dates and reporting verbs without a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.pages import Page
    from claimpack.model.source import Article
    from claimpack.text.coverage import Stretch


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(coverage)


def coverage(
    sources: Annotated[list[str] | None, typer.Argument(help="Sources. Default: all.")] = None,
    root: Root = None,
    texts: Texts = None,
) -> None:
    """List the numbers, quotations, dates and reporting verbs that no claim covers, with their offsets.

    Reporting verbs need the text; for the others the masked text is enough.

    Examples:
      claimpack coverage

      claimpack coverage harbour-talks --texts ~/pages
    """
    from claimpack.pipeline import check_project
    from claimpack.text.coverage import stretches
    from claimpack.text.spelling import did_you_mean

    checked = check_project(root_of(root), texts=texts_of(texts))
    for name in sources or ():
        if name not in checked.corpus.sources:
            hint = did_you_mean(name, checked.corpus.sources, "run `claimpack check`")
            raise ClaimpackError(f"there is no readable source `{name}`; {hint}")
    missing = 0
    for article in checked.corpus.articles.values():
        page = checked.pages.get(article.source_id)
        if page is None or (sources and article.source_id not in sources):
            continue
        found = stretches(article, checked.corpus, page)
        missing += sum(not one.covered for one in found)
        for line in _lines(article, page, found):
            typer.echo(line)
    raise typer.Exit(1 if missing else 0)


def _lines(article: Article, page: Page, found: tuple[Stretch, ...]) -> Iterator[str]:
    yield article.article_id
    if not page.language.reads_words:
        yield "  the language of this page is not read: only numbers in digits and quotations are found"
    for kind in ("number", "quotation", "date", "cue"):
        ours = [one for one in found if one.kind == kind]
        if kind == "cue" and page.text is None:
            yield "  cues         only the text can tell; give its folder with --texts"
            continue
        yield f"  {kind + 's':12} {sum(one.covered for one in ours)} of {len(ours)} covered"
        for one in ours:
            if not one.covered:
                words = " ".join((page.visible_text or "")[one.span.start : one.span.end].split())
                yield f"    at {one.span.start}–{one.span.end}  \u2068{words}\u2069"
