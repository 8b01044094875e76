"""An anchor under the cursor: which stretch of which page it covers, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.anchor import AnchorUse
from claimpack.model.location import Location
from claimpack.parse.anchors import anchors_of
from claimpack.text.find import compare_with_page, find_in_article
from claimpack_lsp.markdown import FSI, PDI, RLI, isolated
from claimpack_lsp.occurrences import file_id, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Anchor
    from claimpack.model.pages import Page
    from claimpack.pipeline import Checked
    from claimpack.yaml.nodes import YamlToken
    from claimpack_lsp.document_store import OpenDocument

_AROUND = 40
"""Characters of the page that are shown on each side."""

_RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")

_VERDICTS = {
    "equal": "The words fit there.",
    "shape": "The words begin or end inside a word of the page; their lengths fit.",
    "different": "**The words do not stand there.**",
}


def anchor_at(opened: OpenDocument, token: YamlToken) -> Anchor | None:
    """Read the anchor whose key or words are at a token; None where the key is no anchor."""
    if "@" not in token.key or opened.kind not in ("annotations", "source"):
        return None
    location = Location(opened.path)
    words: str | None = token.text
    if token.on == "key":
        there = opened.document.node(location.child(*token.tokens)) if opened.document is not None else None
        words = scalar_text(there) if there is not None else ""
    return next(iter(anchors_of({token.key: words or ""}, location.child(*token.tokens[:-1]))), None)


def site_of(anchor: Anchor, path: str) -> AnchorUse:
    """Return whose page an anchor of a file is on; those of a source record belong to no single article."""
    source_id, _, article = file_id(path).partition("/")
    return AnchorUse(
        anchor=anchor, source_id=source_id, article_id=f"{source_id}/{article}" if article else None
    )


def quoted(anchor: Anchor, opened: OpenDocument, checked: Checked) -> str:
    """Describe an anchor: field, source, offsets, the stretch with what is around it, and a verdict."""
    return "\n\n".join(_paragraphs(anchor, opened, checked))


def _paragraphs(anchor: Anchor, opened: OpenDocument, checked: Checked) -> Iterator[str]:
    site = site_of(anchor, opened.path)
    page = checked.pages.get(site.source_id)
    span = anchor.span
    offsets = f"characters {span.start} to {span.end}" if span is not None else "not placed yet"
    yield f"**{anchor.field}** in `{site.source_id}`, {offsets}"
    if page is None or page.visible_text is None:
        yield "The page cannot be shown: neither its text nor a valid mask is available."
        return
    if span is None:
        places = ", ".join(map(str, find_in_article(site, checked.corpus, page)))
        words = isolated(anchor.words or "")
        yield f"{words} may stand at {places}." if places else f"{words} is not found in the article."
        return
    source = checked.corpus.sources.get(site.source_id)
    rtl = source is None or source.lang.partition("-")[0] in _RIGHT_TO_LEFT
    yield f"```text\n{_stretch(page, span.start, span.end, RLI if rtl else FSI)}\n```"
    yield "From the text." if page.text is not None else "From the masked text."
    verdict = compare_with_page(anchor, page)
    if verdict == "equal" and page.text is not None:
        yield "The words stand there."  # a mask can only tell that they may
    elif verdict is not None:
        yield _VERDICTS[verdict]


def _stretch(page: Page, start: int, end: int, opening: str) -> str:
    shown = page.visible_text or ""
    before, there, after = (
        " ".join(part.split())
        for part in (shown[max(start - _AROUND, 0) : start], shown[start:end], shown[end : end + _AROUND])
    )
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(shown) else ""
    gap_before = " " if shown[max(start - 1, 0) : start].isspace() else ""
    gap_after = " " if shown[end : end + 1].isspace() else ""
    return f"{opening}{left}{before}{gap_before}⟦{there}⟧{gap_after}{after}{right}{PDI}"
