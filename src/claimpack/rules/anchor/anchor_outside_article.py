"""An anchor that is not in one region of its own article.

## What it finds

A span that crosses the start of a region, or is in a region of the page (a related strip, an
advertisement, the clock), in another article, or after the end of the page.

## Why it matters

A related strip is not part of this article, and a span across two regions joins words that the page
separates.

## Example

`figure@790` where 780 to 1011 is a `related` region.

## Write instead

The same words at their place in the article. If only the strip has them, the article does not make
the claim.
"""

from __future__ import annotations

from claimpack.rules.api import AnchorUse, Corpus, Finding, Iterable, Pages, Region, Rule, Span
from claimpack.text.find import compare_with_page

RULE = Rule(
    code="A03",
    name="anchor-outside-article",
    message="`{field}` covers {start} to {end}, which is {where}",
    scope="anchor",
)


def check(site: AnchorUse, corpus: Corpus, pages: Pages) -> Iterable[Finding]:
    """Find the region of an anchor. Dates of articles have a rule of their own (S06).

    Words at another offset (A01) and regions of no article (S04) are reported only by those rules.
    """
    anchor, regions = site.anchor, corpus.regions.get(site.source_id, ())
    if anchor.start is None or not regions or anchor.field == "published":
        return ()
    end = anchor.start + anchor.length
    for region in regions:
        if region.span.start <= anchor.start and end <= region.span.end and _owns(region, site):
            return ()
    page = pages.get(site.source_id)
    if page is not None and compare_with_page(anchor, page) == "different":
        return ()
    if site.article_id is not None and site.article_id not in corpus.articles:
        return ()
    if any(one.article_id and one.article_id not in corpus.articles for one in regions):
        return ()
    return (_found(site, Span(anchor.start, end), regions),)


def _found(site: AnchorUse, span: Span, regions: tuple[Region, ...]) -> Finding:
    own = [one for one in regions if _owns(one, site)]
    return RULE.at(
        site.anchor.location,
        hint=_hint(own, site.source_id),
        field=site.anchor.field,
        start=span.start,
        end=span.end,
        where=_where(span, regions),
    )


def _owns(region: Region, site: AnchorUse) -> bool:
    return region.article_id is not None and site.article_id in (None, region.article_id)


def _where(span: Span, regions: tuple[Region, ...]) -> str:
    if span.end > regions[-1].span.end:
        return f"after the end of the page ({regions[-1].span.end})"
    touched = [one for one in regions if one.span.start < span.end and span.start < one.span.end]
    if len(touched) > 1:
        return f"across the region start {touched[1].span.start}"
    owner = f" of `{touched[0].article_id}`" if touched[0].article_id else " of the page"
    return f"in a `{touched[0].role}` region{owner}"


def _hint(own: list[Region], source_id: str) -> str:
    if not own:
        return f"the article has no region: add one in `sources/{source_id}.yaml`"
    listed = ", ".join(f"{one.span.start}–{one.span.end} {one.role}" for one in own)
    return f"anchor words in a region of the article: {listed}"
