"""A released id that is gone, or that is used again after it was retired.

## What it finds

A claim of the last release (`annotations/released.yaml`) that is neither among the claims nor in
`annotations/retired.yaml`, and a retired id that a claim uses again.

## Why it matters

A publication may cite it. An id that vanishes, or that means something else a year later, breaks every
table that others joined with ours.

## Example

    grain-sent:            # was released as `grain-shipped`

## Write instead

The old id. If the claim was removed or needs another id, a tombstone in `annotations/retired.yaml`:

    harbour-talks/main/grain-shipped:
      since: 1.1.0
      reason: split
      replaced_by: harbour-talks/main/grain-sent
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterable, Iterator, Location, Pages, Rule
from claimpack.text.spelling import nearest

RULE = Rule(code="C05", name="lost-id", message="{problem}", scope="corpus")


def collect(corpus: Corpus, _: Pages) -> Iterator[tuple[str]]:
    """Yield the ids of all claims, if there are any to compare them with."""
    if corpus.released or corpus.retired:
        for claim_id in corpus.claims:
            yield (claim_id,)


def check(found: Iterable[tuple[str]], corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare the released and retired ids with those of the claims."""
    claims = {claim_id for (claim_id,) in found}
    for released in corpus.released.values():
        name = released.claim_id
        if name in claims or name in corpus.retired or corpus.claim_is_rejected(name):
            continue
        close = nearest(name, sorted(claims - corpus.released.keys()))
        hint = "restore the id, or retire it in annotations/retired.yaml"
        yield RULE.at(
            released.location.at_key(),
            problem=f"`{name}` was released in {released.version} and is missing",
            hint=f"{hint}; was it renamed to `{close}`?" if close else hint,
        )
    for tombstone in corpus.retired.values():
        if tombstone.claim_id in claims:
            article_id, _slash, slug = tombstone.claim_id.rpartition("/")
            yield RULE.at(
                Location(f"annotations/{article_id}.yaml").child("claims", slug).at_key(),
                problem=f"`{tombstone.claim_id}` was retired in {tombstone.since}; an id is never reused",
                hint="choose another id, or delete the tombstone if it is the same claim",
            )
