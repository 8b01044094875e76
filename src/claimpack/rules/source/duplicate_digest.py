"""Two sources with one digest.

## What it finds

A source record whose `sha256` another record has already. Digests that are not 64 hexadecimal
digits are refused by the schema.

## Why it matters

The digest identifies the page. Two records of the same bytes would count one page as two sources,
and each claim on it twice.

## Example

`sources/harbour-talks.yaml` and `sources/harbour-talks-copy.yaml` with one `sha256`.

## Write instead

One record; a page that was captured again with other bytes has another digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.diagnostic import Related
from claimpack.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.pages import Pages
    from claimpack.model.source import Source

RULE = Rule(
    code="S01",
    name="duplicate-digest",
    message="`{source}` has the digest of `{first}`",
    scope="corpus",
)


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Diagnostic]:
    """Compare the digests of all sources."""
    seen: dict[str, Source] = {}
    for source in corpus.sources.values():
        first = seen.setdefault(source.sha256, source)
        if first is not source:
            yield RULE.at(
                source.locus.child("sha256"),
                hint="one page is one source: delete one record, or correct the digest",
                related=(Related(locus=first.locus.child("sha256"), message="first used here"),),
                source=source.source_id,
                first=first.source_id,
            )
