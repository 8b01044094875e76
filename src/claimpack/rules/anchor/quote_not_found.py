"""Words of an anchor that are not at its offset.

## What it finds

An anchor `field@start: words` where the page has other characters at `start`. With the text
the characters are compared (a no-break space counts as a space); without it the masked text is:
lengths, digits, punctuation, number words, and two bits of each whole word. If the words are elsewhere
in the same article, the finding names the offsets; if only similar words are, their offset and each
character that differs.

If the page is not available, `sources/SOURCE.mask` replaces it: as many characters, each letter shaded
(░▒▓█), each digit, sign and space unchanged. Offsets count characters of the page from 0.

## Why it matters

The anchor is the only link from a cell to the page.

## Example

    figure@120: 300 tons

where the page has these words at 128.

## Write instead

    figure@128: 300 tons
"""

from __future__ import annotations

from claimpack.rules.api import (
    Anchor,
    AnchorUse,
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterable,
    Page,
    Pages,
    Rule,
    Span,
)
from claimpack.text.find import compare_with_page, find_in_article
from claimpack.text.near_miss import differences, near_miss
from claimpack.text.words import bare

RULE = Rule(
    code="A01",
    name="quote-not-found",
    message="the words of `{field}` are not at {start} of `{source}` ({against})",
    scope="anchor",
)

_SHOWN = 5
_MASKED = "the characters there, with masked letters"


def check(site: AnchorUse, corpus: Corpus, pages: Pages) -> Iterable[Finding]:
    """Compare a worded anchor with its page."""
    if site.anchor.words is None:
        return ()
    page = pages.get(site.source_id)
    if page is None or site.anchor.words is None or compare_with_page(site.anchor, page) != "different":
        return ()
    return (_found(site, corpus, page),)


def _found(site: AnchorUse, corpus: Corpus, page: Page) -> Finding:
    places = find_in_article(site, corpus, page)
    hint, fix = _elsewhere(site, page, places) if places else _similar(site, corpus, page)
    span = site.anchor.span
    there = _MASKED if page.text is None else "the characters there"
    inside = span is not None and page.visible_text is not None and span.end <= len(page.visible_text)
    return RULE.at(
        site.anchor.location if places else site.anchor.words_location,
        hint=hint,
        fix=fix,
        related=(page.related(span, there),) if span is not None and inside else (),
        field=site.anchor.field,
        start=site.anchor.start,
        source=site.source_id,
        against="compared with the text" if page.text is not None else "compared with the mask",
    )


def _elsewhere(site: AnchorUse, page: Page, places: tuple[int, ...]) -> tuple[str, Fix | None]:
    offered = " or ".join(f"`{site.anchor.field}@{place}`" for place in places[:_SHOWN])
    more = f" ({len(places) - _SHOWN} more places)" if len(places) > _SHOWN else ""
    if page.text is None and len(places) == 1:
        return f"they fit only at {offered}", _moved(site, page, places)
    verb = "are" if page.text is not None else "fit"
    return f"they {verb} at {offered}{more}", _moved(site, page, places)


def _moved(site: AnchorUse, page: Page, places: tuple[int, ...]) -> Fix | None:
    words = site.anchor.words or ""
    if len(places) == 1 and words == bare(words):
        key = f"{site.anchor.field}@{places[0]}"
        edit = Edit(location=site.anchor.location, text=key)
        return Fix(title=f"write `{key}`", edits=(edit,), safe=page.text is not None)
    return None


def _similar(site: AnchorUse, corpus: Corpus, page: Page) -> tuple[str, Fix | None]:
    anchor = site.anchor
    if page.text is None:
        return "these words are not in the article: copy them from the page", None
    article = corpus.articles.get(site.article_id or "")
    spans = [region.span for region in article.regions] if article else [Span(0, len(page.text))]
    found = near_miss(anchor.words or "", page.text, spans)
    if found is None:
        return "these words are not in the article: copy them from the page", None
    there = page.text[found.start : found.end]
    return (
        f"similar words are at {found.start}: {differences(anchor.words or '', there)}",
        _copied(anchor, found, there),
    )


def _copied(anchor: Anchor, found: Span, there: str) -> Fix | None:
    if "\n" in there:
        return None
    key = f"{anchor.field}@{found.start}"
    edits = (Edit(location=anchor.location, text=key), Edit(location=anchor.words_location, text=there))
    return Fix(title=f"write `{key}` with the words of the page", edits=edits, safe=False)
