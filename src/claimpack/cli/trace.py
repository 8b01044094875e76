"""`claimpack trace`: show the YAML of a claim and the characters of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimpack.cli.options import Root, Texts, root_of, texts_of
from claimpack.model.error import ClaimpackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.claim import Claim
    from claimpack.model.pages import Page
    from claimpack.pipeline import Checked


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(trace)


def trace(
    claim_id: Annotated[str, typer.Argument(help="`source/article/slug`, as in the tables.")],
    root: Root = None,
    texts: Texts = None,
) -> None:
    """Show where a claim is written and which characters of its page it quotes.

    Offsets are code points of the page, half-open. Words are shown as annotated and as on the page: in the
    text if it is available, else in the masked text.

    Examples:
      claimpack trace harbour-talks/main/grain-shipped

      claimpack trace harbour-talks/main/grain-shipped --texts ~/pages
    """
    from claimpack.pipeline import check_project
    from claimpack.text.spelling import did_you_mean

    checked = check_project(root_of(root), texts=texts_of(texts))
    claim = checked.corpus.claims.get(claim_id)
    if claim is None:
        hint = did_you_mean(claim_id, checked.corpus.claims, "ids are in build/claims.csv")
        raise ClaimpackError(f"there is no claim `{claim_id}`; {hint}")
    for line in _lines(claim, checked):
        typer.echo(line)


def _lines(claim: Claim, checked: Checked) -> Iterator[str]:
    source = checked.corpus.sources.get(claim.source_id)
    page = checked.pages.get(claim.source_id)
    if source is None or page is None:
        raise ClaimpackError(f"the source `{claim.source_id}` cannot be read; run `claimpack check`")
    shown = "text" if page.text is not None else "masked text" if page.mask is not None else "nothing"
    yield claim.claim_id
    yield f"  gloss    {claim.gloss}"
    yield f"  chain    {' < '.join('+'.join(voice.actors) for voice in claim.chain)}"
    yield f"  written  {_written(claim, checked)}"
    yield f"  source   {source.location.path}"
    yield f"  sha256   {source.sha256}"
    if claim.bounding_span is not None:
        bounding_span = (
            f"characters {claim.bounding_span.start} to {claim.bounding_span.end} of {source.n_chars}"
        )
        yield f"  page     {bounding_span} (shown from the {shown})"
    yield ""
    yield "  line  field          offsets       words as annotated | as on the page"
    for depth, anchor in _anchors(claim):
        yield _row(depth, anchor, page, checked)


def _row(depth: int | None, anchor: Anchor, page: Page, checked: Checked) -> str:
    field = anchor.field if depth is None else f"{anchor.field} of hop {depth}"
    line = checked.documents[anchor.location.path].text_range(anchor.location).line
    span = anchor.span
    offsets = f"{span.start}–{span.end}" if span is not None else "not placed"
    there = page.visible_text[span.start : span.end] if page.visible_text and span is not None else ""
    words = _isolated(anchor.words or "(silent)")
    return f"  {line:<5} {field:<14} {offsets:<13} {words} | {_isolated(there)}"


def _written(claim: Claim, checked: Checked) -> str:
    place = checked.documents[claim.location.path].text_range(claim.location.at_key())
    return f"{claim.location.path}:{place.line}"


def _anchors(claim: Claim) -> Iterator[tuple[int | None, Anchor]]:
    for anchor in claim.anchors:
        yield None, anchor
    for voice in claim.chain:
        for anchor in voice.anchors:
            yield voice.depth, anchor


def _isolated(words: str) -> str:
    """Wrap words in first-strong isolates (UAX #9) so that they do not reorder the line around them."""
    return f"\u2068{' '.join(words.split())}\u2069"
