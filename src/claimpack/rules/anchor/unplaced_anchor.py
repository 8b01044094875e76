"""An anchor without an offset.

## What it finds

`field@?: words`. A contributor writes this in a draft; in a final file it is an error, and a draft is
not compiled either.

## Why it matters

A claim without a place cannot be checked.

## Example

    figure@?: 300 tons

## Write instead

Run `claimpack anchor FILE`: it finds the words and writes the offset, or lists the candidates.
"""

from __future__ import annotations

from claimpack.rules.api import AnchorUse, Corpus, Finding, Fix, Iterable, Page, Pages, Rule, rewrite
from claimpack.text.find import find_in_article

RULE = Rule(code="A02", name="unplaced-anchor", message="`{field}@?` has no offset yet", scope="anchor")

_SHOWN = 5


def check(site: AnchorUse, corpus: Corpus, pages: Pages) -> Iterable[Finding]:
    """Report an anchor without an offset, with the places of its words."""
    return () if site.anchor.start is not None else (_found(site, corpus, pages.get(site.source_id)),)


def _found(site: AnchorUse, corpus: Corpus, page: Page | None) -> Finding:
    places = find_in_article(site, corpus, page) if page is not None else ()
    return RULE.at(
        site.anchor.location,
        hint=_hint(site, places) if page is not None else None,
        fix=_fix(site, places, page),
        field=site.anchor.field,
    )


def _fix(site: AnchorUse, places: tuple[int, ...], page: Page | None) -> Fix | None:
    if page is None or len(places) != 1:
        return None
    key = f"{site.anchor.field}@{places[0]}"
    return rewrite(site.anchor.location, key, safe=page.text is not None)


def _hint(site: AnchorUse, places: tuple[int, ...]) -> str:
    if not places:
        return "these words are not in the article: copy them from the page"
    offered = " or ".join(f"`{site.anchor.field}@{place}`" for place in places[:_SHOWN])
    return f"write {offered}, or run `claimpack anchor`"
