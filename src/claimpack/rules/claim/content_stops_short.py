"""A content that ends before its condition, its purpose or its doubt.

## What it finds

A `content@` after which the sentence goes on with "if", "unless", "provided that", "in order to" or
"perhaps", where no claim has these words in its content. It is found only with the text, because a mask
shades these words.

## Why it matters

"It will close if the strike goes on" and "it will close" are two claims. Without the condition, the
evidence says more than the page.

## Example

A `content@` that ends after "the port will close", before "if the strike goes on".

## Write instead

A `content@` to the end of the condition, or a second one over it; and `tense: conditional`, if the
claim depends on it.
"""

from __future__ import annotations

from claimpack.rules.api import Claim, Corpus, Finding, Iterator, Page, Pages, Rule, Span

RULE = Rule(
    code="C06",
    name="content-stops-short",
    message='the content ends before "{sense}"',
    severity="warning",
    scope="claim",
    needs_text=True,
)

_BETWEEN = " \u00a0،,"
"""What may be between a clause and its condition."""


def check(claim: Claim, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Read the words after each content of a claim."""
    page = pages.get(claim.source_id)
    if page is None or page.text is None:
        return
    for anchor in claim.anchors:
        span = anchor.span
        if anchor.field != "content" or span is None or span.end > len(page.text):
            continue
        start, sense = _condition(page, span)
        if sense is not None and not _in_a_claim(start, claim, corpus):
            yield RULE.at(
                anchor.location,
                hint="extend it, or write a second `content@`, to the end of the clause",
                related=(page.related(Span(span.end, start), "the sentence goes on here"),),
                sense=sense,
            )


def _condition(page: Page, span: Span) -> tuple[int, str | None]:
    """Return where the words after a content begin, and what they add to it."""
    line = (page.text or "")[span.end :].partition("\n")[0]
    rest = line.lstrip(_BETWEEN)
    return span.end + len(line) - len(rest), page.language.read_condition(rest)


def _in_a_claim(at: int, claim: Claim, corpus: Corpus) -> bool:
    spans = (
        anchor.span
        for other in corpus.by_article.get(claim.article_id, ())
        for anchor in other.anchors
        if anchor.field == "content"
    )
    return any(span is not None and span.start <= at < span.end for span in spans)
