"""A silent anchor whose digest is not that of the characters it covers.

## What it finds

An anchor `field@start+length: sha256:…` where the SHA-256 of the characters, in UTF-8, does not begin with
these digits. No-break spaces may count as spaces. It is found only with the text. If a span of that
length with that digest is elsewhere in the article, the finding names its offset.

## Why it matters

A silent anchor has no words to compare. Only its digest distinguishes the right place from a
plausible wrong one.

## Example

    content@120+31: sha256:9c1e03

where the characters with this digest begin at 121.

## Write instead

    content@121+31: sha256:9c1e03
"""

from __future__ import annotations

from claimpack.rules.api import AnchorUse, Corpus, Edit, Finding, Fix, Iterator, Pages, Rule, Span
from claimpack.text.find import has_digest

RULE = Rule(
    code="A07",
    name="digest-differs",
    message="the digest of {start} to {end} of `{source}` is not {digest}",
    scope="anchor",
)

_SHOWN = 5


def check(site: AnchorUse, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Compare the digest of a silent anchor with that of the text. A03 reports a span outside the page."""
    anchor, digest = site.anchor, site.anchor.digest
    if digest is None:
        return
    span, page = anchor.span, pages.get(site.source_id)
    if page is None or page.text is None or span is None:
        return
    if span.end > len(page.text) or has_digest(page.text[span.start : span.end], digest):
        return
    places = _places(site, digest, corpus, page.text)
    keys = [f"{anchor.field}@{place}+{anchor.length}" for place in places]
    yield RULE.at(
        anchor.location if places else anchor.words_location,
        hint=_hint(keys),
        related=(page.related(span, "the anchor covers this"),),
        fix=_fix(site, keys[0]) if len(keys) == 1 else None,
        start=span.start,
        end=span.end,
        source=site.source_id,
        digest=digest,
    )


def _places(site: AnchorUse, digest: str, corpus: Corpus, text: str) -> list[int]:
    """Return every offset in the article's regions at which a span of this length has the digest."""
    article = corpus.articles.get(site.article_id or "")
    spans = [region.span for region in article.regions] if article else [Span(0, len(text))]
    length = site.anchor.length
    return [
        start
        for span in spans
        for start in range(span.start, span.end - length + 1)
        if has_digest(text[start : start + length], digest)
    ]


def _hint(keys: list[str]) -> str:
    if not keys:
        return "correct the offset or the length; no span of this length in the article has this digest"
    offered = " or ".join(f"`{key}`" for key in keys[:_SHOWN])
    return f"the characters with this digest are at {offered}"


def _fix(site: AnchorUse, key: str) -> Fix:
    edit = Edit(location=site.anchor.location.at_key(), text=key)
    return Fix(title=f"move the anchor to `{key}`", edits=(edit,), safe=False)
