"""Where words stand on a page, by the text where it is available, else by the mask."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from claimpack.model.location import Span
from claimpack.text.fold import plain_space
from claimpack.text.mask import Verdict, compare, mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimpack.model.anchor import Anchor, AnchorUse
    from claimpack.model.corpus import Corpus
    from claimpack.model.pages import Page


def find(words: str, page: Page, spans: Iterable[Span]) -> tuple[int, ...]:
    """Return every offset (code points) inside the spans at which the words stand, in order.

    Without the text only whole words are found, and a place may be one where the words merely could
    stand: their lengths, digits, punctuation and shades agree.
    """
    shown = page.visible_text
    if shown is None or words == "":
        return ()
    sought = plain_space(words if page.text is not None else mask(words, page.sha256, page.language))
    spans = tuple(spans)
    places = (
        start
        for start in _occurrences(sought, plain_space(shown))
        if any(span.start <= start and start + len(words) <= span.end for span in spans)
    )
    if page.text is not None:
        return tuple(places)
    return tuple(
        start for start in places if compare(words, shown, start, page.sha256, page.language) == "equal"
    )


def _occurrences(sought: str, text: str) -> Iterator[int]:
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)


def compare_with_page(anchor: Anchor, page: Page) -> Verdict | None:
    """Return whether a placed anchor agrees with its page; None where nothing can be compared.

    Against the text the answer is `equal` or `different`; against a mask it may also be `shape`. A silent
    anchor is compared by its digest, with the text only.
    """
    if anchor.start is None:
        return None
    if anchor.words is None:
        return _compare_digest(anchor, page)
    if page.text is not None:
        there = page.text[anchor.start : anchor.start + anchor.length]
        return "equal" if plain_space(there) == plain_space(anchor.words) else "different"
    if page.mask is not None:
        return compare(anchor.words, page.mask, anchor.start, page.sha256, page.language)
    return None


def _compare_digest(anchor: Anchor, page: Page) -> Verdict | None:
    if page.text is None or anchor.digest is None or anchor.start is None:
        return None
    there = page.text[anchor.start : anchor.start + anchor.length]
    if len(there) < anchor.length:
        return None  # A03 reports it
    return "equal" if has_digest(there, anchor.digest) else "different"


def has_digest(words: str, digest: str) -> bool:
    """Return whether the SHA-256 of words in UTF-8 begins with a digest; no-break spaces may be spaces."""
    return any(sha256(one.encode()).hexdigest().startswith(digest) for one in (words, plain_space(words)))


def words_at(anchor: Anchor, page: Page | None) -> str | None:
    """Return the words of an anchor; of a silent one, what the page or its mask shows there.

    None where nothing is shown, and where the words are not those of the page (A01 reports that).
    """
    if page is not None and compare_with_page(anchor, page) == "different":
        return None
    if anchor.words is not None:
        return anchor.words
    if page is None or page.visible_text is None or anchor.start is None:
        return None
    return page.visible_text[anchor.start : anchor.start + anchor.length]


def find_in_article(site: AnchorUse, corpus: Corpus, page: Page) -> tuple[int, ...]:
    """Return every offset at which an anchor's words stand in its article, the nearest to it first.

    An anchor of no single article is sought on the whole page.
    """
    article = corpus.articles.get(site.article_id or "")
    whole = (Span(0, len(page.visible_text or "")),)
    spans = tuple(region.span for region in article.regions) if article else whole
    written = site.anchor.start or 0
    places = find(site.anchor.words or "", page, spans)
    return tuple(sorted(places, key=lambda place: (abs(place - written), place)))
