"""A silent anchor without a digest.

## What it finds

An anchor `field@start+length:` that has no value: no digest of the characters that it covers.

## Why it matters

A silent anchor has no words. Without a digest no one can check that it covers the right characters: another
offset, or another version of the page, looks the same.

## Example

    content@120+31:

## Write instead

Run `claimpack anchor --seal` where the text of the page is available:

    content@120+31: sha256:9c1e03a47be0d152

`docs/masks.md` says what the digest of a short span gives away.
"""

from __future__ import annotations

from claimpack.rules.api import (
    AnchorUse,
    Corpus,
    Finding,
    Fix,
    Iterator,
    Pages,
    Rule,
    Span,
    digest_of,
    rewrite,
)

RULE = Rule(
    code="A11",
    name="unsealed-anchor",
    message="the silent anchor at {start} has no digest",
    severity="warning",
    scope="anchor",
)


def check(site: AnchorUse, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Find silent anchors without a digest; with the text, the fix writes it."""
    anchor, span = site.anchor, site.anchor.span
    if anchor.words is not None or anchor.digest is not None or span is None:
        return
    page = pages.get(site.source_id)
    text = page.text if page is not None else None
    yield RULE.at(
        anchor.location,
        hint="run `claimpack anchor --seal` where the text is available",
        fix=_fix(site, text, span) if text is not None and span.end <= len(text) else None,
        start=span.start,
    )


def _fix(site: AnchorUse, text: str, span: Span) -> Fix:
    return rewrite(
        site.anchor.words_location, f"sha256:{digest_of(text[span.start : span.end])}", safe=False
    )
