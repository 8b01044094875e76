"""A cut that divides a word.

## What it finds

A region that begins in the middle of a word, or of a number. It is seen on the masked text too.

This is a note: it never fails a check.

## Why it matters

Most of these are cuts that are off by a few characters. Some are right: a page may glue the last word of
one stretch to the first of the next, and then only a cut inside the word keeps the two apart.

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

from typing import TYPE_CHECKING

from claimpack.model.location import Span
from claimpack.model.rule import Rule
from claimpack.text.boundaries import same_token, word_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.pages import Pages
    from claimpack.model.source import Source

RULE = Rule(
    code="S05",
    name="cut-inside-word",
    message="the cut at {start} stands inside a {what} that runs from {low} to {high}",
    severity="note",
    scope="source",
)


def check(source: Source, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Look at the characters before and behind each cut; cuts out of order are reported by S03."""
    page = pages.get(source.source_id)
    if page is None or page.visible_text is None or not corpus.regions.get(source.source_id):
        return
    for cut in source.cuts[1:]:
        if cut.start < len(page.visible_text) and same_token(page.visible_text, cut.start):
            low, high = word_around(page.visible_text, cut.start)
            yield RULE.at(
                cut.location.at_key(),
                hint=f"where the page glues two words together it is right; else write {low} or {high}",
                related=(page.related(Span(low, high), "it stands here"),),
                start=cut.start,
                what="number" if page.visible_text[cut.start].isdecimal() else "word",
                low=low,
                high=high,
            )
