"""Two sources with the same digest.

## What it finds

A source record whose `sha256` another record has too. The schema rejects digests that are not 64
hexadecimal digits.

## Why it matters

The digest identifies the page. With two records of the same bytes, one page counts as two sources,
and each claim on it counts twice.

## Example

`sources/harbour-talks.yaml` and `sources/harbour-talks-copy.yaml` with one `sha256`.

## Write instead

One record. A page that was captured again with other bytes has another digest.
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterable, Iterator, Location, Pages, Related, Rule

RULE = Rule(
    code="S01",
    name="duplicate-digest",
    message="`{source}` has the same digest as `{first}`",
    scope="corpus",
)


def collect(corpus: Corpus, _: Pages) -> Iterator[tuple[str, str]]:
    """Yield id and digest of each source."""
    for source in corpus.sources.values():
        yield source.source_id, source.sha256


def check(digests: Iterable[tuple[str, str]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the digests of all sources."""
    seen: dict[str, str] = {}
    for source, digest in digests:
        first = seen.setdefault(digest, source)
        if first != source:
            yield RULE.at(
                _location(source),
                hint="one page is one source: delete one record, or correct the digest",
                related=(Related(location=_location(first), message="first used here"),),
                source=source,
                first=first,
            )


def _location(source: str) -> Location:
    return Location(f"sources/{source}.yaml").child("sha256")
