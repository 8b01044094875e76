"""An anchor that begins or ends inside a word.

## What it finds

A span that begins or ends in the middle of a word or a number. Particles that are written together with a
word ("and", "to", "the") may be omitted at its beginning. The start of a region counts as the end of a
word, because pages join words there. If the number of a figure is cut, F01 reports the number that is left.

Without the text, a masked page does not show the letters before the span; up to four of them count as
particles.

## Why it matters

Most of these are offsets or lengths that are off by one. Half a word is not evidence.

## Example

`content@503+11:` where the second word ends at 515.

## Write instead

    content@503+12:
"""

from __future__ import annotations

from claimpack.rules.api import (
    Anchor,
    AnchorUse,
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterable,
    Iterator,
    Page,
    Pages,
    Rule,
    Span,
)
from claimpack.text.boundaries import same_token, word_around
from claimpack.text.find import compare_with_page
from claimpack.text.fold import plain_space

RULE = Rule(
    code="A08",
    name="anchor-cuts-word",
    message="`{field}` {problem}",
    severity="warning",
    scope="anchor",
)

_MOST_PROCLITICS = 4
"""And, with, the: four letters."""


def check(site: AnchorUse, corpus: Corpus, pages: Pages) -> Iterable[Finding]:
    """Check both ends of a span. A span outside its article is reported by A01, A03 or S06."""
    page = pages.get(site.source_id)
    shown = page.visible_text if page is not None else None
    start, length = site.anchor.start, site.anchor.length
    if page is None or shown is None or start is None:
        return ()
    if not (same_token(shown, start) or same_token(shown, start + length)):
        return ()
    return _cut_words(site, Span(start, start + length), corpus, page)


def _cut_words(site: AnchorUse, span: Span, corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Check a span with an end between two letters or two digits."""
    if not (_cuts(site.anchor, page, span.start) or _cuts(site.anchor, page, span.end)):
        return
    if compare_with_page(site.anchor, page) == "different":
        return
    regions = corpus.regions.get(site.source_id, ())
    own = (
        one for one in regions if one.article_id and one.article_id == (site.article_id or one.article_id)
    )
    region = next((one.span for one in own if span.within(one.span)), None)
    if region is None:
        return
    low = _word_start(site.anchor, page, span, region)
    high = _word_end(site.anchor, page, span, region)
    if (low, high) == (span.start, span.end):
        return
    ends = [f"begins at {span.start}, inside {_description(page, span.start)}"] if low < span.start else []
    ends += [f"ends at {span.end}, inside {_description(page, span.end)}"] if high > span.end else []
    whole = Span(low, high)
    yield RULE.at(
        site.anchor.evidence_location,
        hint=f"anchor the whole words, {low} to {high}: `{_key(site.anchor, whole)}`",
        related=(page.related(whole, "the whole words"),),
        fix=_fix(site.anchor, page, whole),
        field=site.anchor.field,
        problem=" and ".join(ends),
    )


def _cuts(anchor: Anchor, page: Page, index: int) -> bool:
    shown = page.visible_text or ""
    return same_token(shown, index) and not (anchor.field == "figure" and shown[index].isdecimal())


def _word_start(anchor: Anchor, page: Page, span: Span, region: Span) -> int:
    """Return the start of the word that a span cuts, or of the span if it cuts none."""
    if span.start == region.start or not _cuts(anchor, page, span.start):
        return span.start
    shown = page.visible_text or ""
    low = max(word_around(shown, span.start)[0], region.start)
    before = shown[low : span.start]
    particles = (
        page.language.is_clitic(before) if page.text is not None else len(before) <= _MOST_PROCLITICS
    )
    return span.start if particles and not before.isdecimal() else low


def _word_end(anchor: Anchor, page: Page, span: Span, region: Span) -> int:
    if span.end == region.end or not _cuts(anchor, page, span.end):
        return span.end
    return min(word_around(page.visible_text or "", span.end)[1], region.end)


def _description(page: Page, index: int) -> str:
    low, high = word_around(page.visible_text or "", index)
    what = "number" if (page.visible_text or "")[index].isdecimal() else "word"
    return f"a {what} ({low} to {high})"


def _key(anchor: Anchor, whole: Span) -> str:
    silent = f"+{len(whole)}" if anchor.words is None else ""
    return f"{anchor.field}@{whole.start}{silent}:"


def _fix(anchor: Anchor, page: Page, whole: Span) -> Fix | None:
    """Extend the anchor to whole words. If it has words, this needs the text."""
    edits = [Edit(location=anchor.location.at_key(), text=_key(anchor, whole).removesuffix(":"))]
    if anchor.words is not None:
        if page.text is None:
            return None
        words = plain_space(page.text[whole.start : whole.end])
        edits.append(Edit(location=anchor.location.at_value(), text=words))
    elif anchor.digest is not None:
        edits.append(Edit(location=anchor.location.at_value(), text=""))
    return Fix(title=f"anchor {whole.start} to {whole.end}", edits=tuple(edits), safe=False)
