"""Words of an anchor that do not stand at its offset.

## What it finds

An anchor `field@start: words` where the page has other characters at `start`. With the text at hand
the characters are compared (a no-break space counts as a space); without it the masked text decides
as far as it can: lengths, digits, punctuation, number words, and two bits of each whole word. Where
the words stand elsewhere in the same article, the places are offered.

## Why it matters

The anchor is the only thing that leads a reader from a cell back to the page.

## Example

    figure@120: 300 tons

where the page has these words at 128.

## Write instead

    figure@128: 300 tons
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.rule import Rule
from claimpack.text.find import find_in_article, stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.anchor import Site
    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Page, Pages

RULE = Rule(
    code="A01",
    name="quote-not-found",
    message="the words of `{field}` do not stand at {start} of `{source}` ({against})",
    scope="anchor",
)

_SHOWN = 5


def check(site: Site, corpus: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Compare a worded anchor with its page."""
    page = pages.get(site.source_id)
    if page is None or stands(site.anchor, page) != "different":
        return
    yield RULE.at(
        site.anchor.locus,
        hint=_hint(site, corpus, page),
        field=site.anchor.field,
        start=site.anchor.start,
        source=site.source_id,
        against="compared with the text" if page.text is not None else "compared with the mask",
    )


def _hint(site: Site, corpus: Corpus, page: Page) -> str:
    places = find_in_article(site, corpus, page)
    if not places:
        return "these words stand nowhere in the article: copy them from the page"
    offered = " or ".join(f"`{site.anchor.field}@{place}`" for place in places[:_SHOWN])
    more = f" ({len(places) - _SHOWN} more places)" if len(places) > _SHOWN else ""
    verb = "stand" if page.text is not None else "could stand"
    return f"they {verb} at {offered}{more}"
