"""What an article holds that a claim should rest on, and whether one does.

Numbers, quotations, weekdays and months are seen on the masked text as well as on the text; reporting
verbs only on the text, for a mask shades them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from claimpack.model.location import Span
from claimpack.text.find import compare_with_page
from claimpack.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Related
    from claimpack.model.location import Location
    from claimpack.model.pages import Page, Pages
    from claimpack.model.source import Article

Kind = Literal["number", "quotation", "date", "cue"]
KINDS: tuple[Kind, ...] = ("number", "quotation", "date", "cue")

READ_ROLES = ("title", "body", "caption")
"""Regions in which everything must be covered; datelines, credits and keywords make no claims."""

# One pair of quotation marks; straight ones are paired in the order of the line.
_QUOTED = re.compile(r"“([^”\n]*)”|«([^»\n]*)»|\"([^\"\n]*)\"")
_SHORT_QUOTE = 3


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Something on a page that wants a claim, and whether it has one or is excused."""

    span: Span
    kind: Kind
    covered: bool


def stretches(
    article: Article, corpus: Corpus, page: Page, kinds: tuple[Kind, ...] = KINDS
) -> tuple[Stretch, ...]:
    """Find everything of some kinds in an article that wants a claim, in the order of the page.

    A number is covered by an anchor other than `content`, or by an excuse; a quotation and a reporting
    verb by lying in a claim; a weekday or month by an anchor or by a claim that has a date.
    """
    found = (one for kind in kinds for one in _stretches(kind, article.article_id, corpus, page))
    return tuple(sorted(found))


@lru_cache(maxsize=8)  # several rules ask the same of an article
def _stretches(kind: Kind, article_id: str, corpus: Corpus, page: Page) -> tuple[Stretch, ...]:
    if page.visible_text is None:
        return ()
    article = corpus.articles[article_id]
    regions = [region.span for region in article.regions if region.role in READ_ROLES]
    spans = [span for region in regions for span in _READERS[kind](page, region, corpus)]
    if not spans:  # most kinds are rare, and what covers them need not be collected
        return ()
    covered = _covered_by(kind, article, corpus, page)
    return tuple(Stretch(span, kind, covered(span)) for span in spans)


def _covered_by(kind: Kind, article: Article, corpus: Corpus, page: Page) -> Callable[[Span], bool]:
    """Return the question whether a stretch of some kind is covered."""
    claims = corpus.by_article.get(article.article_id, ())
    if kind == "quotation":
        hulls = [claim.bounding_span for claim in claims if claim.bounding_span]
        return lambda span: _shared(page, span, hulls)
    if kind == "cue":
        return _Cover(_hulls(claims)).holds
    dated = _hulls(claim for claim in claims if _dated(claim)) if kind == "date" else []
    return _Cover([*_pins(article.article_id, corpus), *dated]).holds


@lru_cache(maxsize=1)
def _pins(article_id: str, corpus: Corpus) -> list[tuple[int, int]]:
    """Return the ends of what is anchored on its own, or excused, in ascending order."""
    article = corpus.articles[article_id]
    anchors = [
        anchor
        for claim in corpus.by_article.get(article_id, ())
        for anchor in claim.own_anchors
        if anchor.field != "content"
    ]
    anchors += article.anchors
    anchors += [excuse.anchor for excuse in corpus.sources[article.source_id].excused]
    return sorted([(one.start, one.start + one.length) for one in anchors if one.start is not None])


def _hulls(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    return [
        (claim.bounding_span.start, claim.bounding_span.end)
        for claim in claims
        if claim.bounding_span is not None
    ]


def _dated(claim: Claim) -> bool:
    return "when" not in claim.defaulted or any(voice.said for voice in claim.chain)


class _Cover:
    """Spans that are asked, again and again, whether one of them holds another span whole."""

    def __init__(self, ends: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ends)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, span: Span) -> bool:
        begun = bisect_right(self._starts, span.start)
        return begun > 0 and span.end <= self._furthest[begun - 1]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A stretch that no claim covers: its characters as shown, and where a claim of it would be written."""

    span: Span
    words: str
    location: Location
    related: tuple[Related, ...]


def uncovered(kind: Kind, article: Article, corpus: Corpus, pages: Pages) -> Iterator[Uncovered]:
    """Find what of one kind no claim covers, in an article whose coverage can be checked.

    It is reported at the last claim before it on the page, for claims are written in that order; where
    there is none, at `claims`.
    """
    page = pages.get(article.source_id)
    if page is None or article.annotations is None or article.status != "final":
        return
    missing = [one.span for one in stretches(article, corpus, page, (kind,)) if not one.covered]
    if not missing or not ready(article, corpus, page):
        return
    claims = corpus.by_article.get(article.article_id, ())
    for span in missing:
        before = [
            claim for claim in claims if claim.bounding_span and claim.bounding_span.start <= span.start
        ]
        last = max(
            before, key=lambda claim: claim.bounding_span.start if claim.bounding_span else 0, default=None
        )
        yield Uncovered(
            span,
            (page.visible_text or "")[span.start : span.end],
            (article.annotations.child("claims") if last is None else last.location).at_key(),
            (page.related(span, "here on the page"),),
        )


def ready(article: Article, corpus: Corpus, page: Page) -> bool:
    """Return whether an article's coverage can be checked: annotated, final, and every anchor in its place.

    A claim that was refused, or an anchor that stands elsewhere, has a finding of its own. To compare every
    anchor takes longer than to look for stretches; ask this last.
    """
    if page.visible_text is None or corpus.rejected:
        return False
    if article.annotations is None or article.status != "final":
        return False
    claims = corpus.by_article.get(article.article_id, ())
    anchors = (anchor for claim in claims for anchor in claim.own_anchors)
    return bool(article.regions) and all(
        anchor.start is not None and compare_with_page(anchor, page) != "different" for anchor in anchors
    )


def _shared(page: Page, quoted: Span, hulls: list[Span]) -> bool:
    """Return whether every word of a quotation lies in a claim; two claims may share it."""
    shown = (page.visible_text or "")[quoted.start : quoted.end]
    words = (found.span() for found in re.finditer(r"\S+", shown))
    return all(
        any(
            bounding_span.start < quoted.start + high and quoted.start + low < bounding_span.end
            for bounding_span in hulls
        )
        for low, high in words
    )


def _numbers(page: Page, region: Span, _: Corpus) -> Iterator[Span]:
    for start, end in page.language.number_spans((page.visible_text or "")[region.start : region.end]):
        yield Span(region.start + start, region.start + end)


def _quotations(page: Page, region: Span, _: Corpus) -> Iterator[Span]:
    for found in _QUOTED.finditer(page.visible_text or "", region.start, region.end):
        quoted = next(group for group in found.groups() if group is not None)
        if len(quoted.split()) >= _SHORT_QUOTE:
            yield Span(found.start() + 1, found.end() - 1)


def _dates(page: Page, region: Span, _: Corpus) -> Iterator[Span]:
    shown = (page.visible_text or "")[region.start : region.end]
    for start, end in word_spans(shown):
        if page.language.names_date(shown[start:end]):
            yield Span(region.start + start, region.start + end)


def _cues(page: Page, region: Span, corpus: Corpus) -> Iterator[Span]:
    if page.text is None:
        return
    if not page.language.reads_words:
        return
    known = frozenset().union(*(entry.folded for entry in corpus.cues))
    forms = page.language.without_clitics
    shown = page.text[region.start : region.end]
    for start, end in word_spans(shown):
        if not known.isdisjoint(forms(shown[start:end])):
            yield Span(region.start + start, region.start + end)


_READERS: dict[Kind, Callable[[Page, Span, Corpus], Iterator[Span]]] = {
    "number": _numbers,
    "quotation": _quotations,
    "date": _dates,
    "cue": _cues,
}
