"""Region starts that do not divide the page.

## What it finds

A first region start that is not 0, a start that is not after the previous one, and a start at or after
the end of the page.

## Why it matters

Each region ends where the next one starts, so gaps and overlaps cannot be written. Starts out of
order would produce regions of negative length.

## Example

    regions:
      0: title main
      900: body main
      780: related

## Write instead

    regions:
      0: title main
      780: related
      900: body main
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule, Source

RULE = Rule(code="S03", name="cuts-out-of-order", message="{problem}", scope="source")


def check(source: Source, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check the region starts of a source in the order in which they are written."""
    if source.cuts and source.cuts[0].start != 0:
        at = source.cuts[0].location.at_key()
        problem = f"the first region starts at {source.cuts[0].start}"
        yield RULE.at(at, problem=problem, hint="write 0: the first region begins with the page")
    previous = -1
    for cut in source.cuts:
        if cut.start <= previous:
            problem = f"the region start {cut.start} comes after {previous}"
            yield RULE.at(cut.location.at_key(), problem=problem, hint="sort the regions by their offsets")
        elif cut.start >= source.n_chars:
            problem = f"the region start {cut.start} is not within the page"
            hint = f"the page has {source.n_chars} characters"
            yield RULE.at(cut.location.at_key(), problem=problem, hint=hint)
        previous = max(previous, cut.start)
