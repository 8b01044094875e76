"""A region that begins inside a word.

## What it finds

A region start in the middle of a word or of a number. The masked text is enough to find it.

This is a note: it never makes a check fail.

## Why it matters

Most of these offsets are wrong by a few characters. Some are right: if a page joins the last word of
one region to the first word of the next, only an offset inside the joined word can separate them.

## Example

    regions:
      0: title main
      31: body main

where the title ends at 33.

## Write instead

    regions:
      0: title main
      33: body main
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule, Source, Span
from claimpack.text.boundaries import same_token, word_around

RULE = Rule(
    code="S05",
    name="cut-inside-word",
    message="the region start {start} is inside a {what} that runs from {low} to {high}",
    severity="note",
    scope="source",
)


def check(source: Source, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Check the characters before and after each region start; S03 reports starts out of order."""
    page = pages.get(source.source_id)
    if page is None or page.visible_text is None or not corpus.regions.get(source.source_id):
        return
    for cut in source.cuts[1:]:
        if cut.start < len(page.visible_text) and same_token(page.visible_text, cut.start):
            low, high = word_around(page.visible_text, cut.start)
            yield RULE.at(
                cut.location.at_key(),
                hint=f"write {low} or {high}, unless the page joins two words here",
                related=(page.related(Span(low, high), "it is here"),),
                start=cut.start,
                what="number" if page.visible_text[cut.start].isdecimal() else "word",
                low=low,
                high=high,
            )
