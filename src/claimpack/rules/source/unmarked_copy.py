"""Two articles with one text, and nothing says so.

## What it finds

Articles of two pages whose bodies are equal, spaces apart, where neither record has `same_text_as` for the
other. With both texts at hand the words are compared. Without, the masked texts are: they have other shades
on another page, so what is compared are lengths of words, digits, punctuation and the words that a mask
leaves readable; a body of fewer than twenty words is not judged by these.

## Why it matters

A report of an agency that two sites print is one text. Annotated twice, it counts as two witnesses.

## Example

`sources/harbour-copy.yaml`, captured from another site, with the body of `harbour-talks`.

## Write instead

    articles:
      main:
        publisher: harbour-post
        same_text_as: harbour-talks/main
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from claimpack.model.diagnostic import Related
from claimpack.model.fix import Edit, Fix
from claimpack.model.rule import Rule
from claimpack.text.fold import plain_space
from claimpack.text.mask import SHADES, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.locus import Locus
    from claimpack.model.pages import Page, Pages
    from claimpack.model.source import Article

RULE = Rule(
    code="S08",
    name="unmarked-copy",
    message="the body {verb} that of `{first}`, and no `same_text_as` says so",
    severity="warning",
    scope="corpus",
)

_FEWEST_WORDS = 20
_SHADED = re.compile(f"[{SHADES}]")


def check(corpus: Corpus, _: Corpus, pages: Pages) -> Iterator[Diagnostic]:
    """Put together the articles whose bodies have one shape, and compare each with the first of them."""
    alike: dict[str, list[Article]] = defaultdict(list)
    for article in corpus.articles.values():
        page = pages.get(article.source_id)
        shape = _shape(article, page) if page is not None else ""
        if shape:
            alike[shape].append(article)
    for articles in alike.values():
        first, *others = sorted(articles, key=_age)
        for other in others:
            if _linked(first, other, articles) or _one_page(first, other, corpus):
                continue
            texts = [_body(one, pages.by_source[one.source_id].text) for one in (first, other)]
            if None not in texts and texts[0] != texts[1]:
                continue
            yield _finding(first, other, surely=None not in texts)


def _finding(first: Article, other: Article, *, surely: bool) -> Diagnostic:
    line = f"same_text_as: {first.article_id}"
    edit = Edit(locus=_before(other), action="insert", text=line)
    return RULE.at(
        other.locus.at_key(),
        hint=f"write `{line}` here" if surely else f"compare the two; if they are one text, write `{line}`",
        related=(Related(locus=first.locus.at_key(), message="the other article"),),
        fix=Fix(title=f"write `{line}`", edits=(edit,), safe=False),
        verb="is" if surely else "looks like",
        first=first.article_id,
    )


def _before(article: Article) -> Locus:
    """Find the entry behind which the key belongs; `translation: unknown` may be left out."""
    if article.translation != "unknown":
        return article.locus.child("translation")
    if article.anchors:
        return article.anchors[-1].locus
    return article.locus.child("publisher" if article.published is None else "published")


def _age(article: Article) -> tuple[date, str]:
    """Sort what was published first to the front: the others repeat it."""
    published = article.published.extent.start if article.published is not None else None
    return published or date.max, article.article_id


def _linked(first: Article, other: Article, group: list[Article]) -> bool:
    return first.same_text_as == other.article_id or other.same_text_as in {one.article_id for one in group}


def _one_page(first: Article, other: Article, corpus: Corpus) -> bool:
    """Tell whether one page was registered twice; S01 says so."""
    one, two = corpus.sources[first.source_id], corpus.sources[other.source_id]
    return one is not two and one.sha256 == two.sha256


def _body(article: Article, text: str | None) -> str | None:
    if text is None:
        return None
    parts = (text[one.span.start : one.span.end] for one in article.regions if one.role == "body")
    return " ".join(plain_space("\n".join(parts)).split())


def _shape(article: Article, page: Page) -> str:
    """Give what the mask of any page with this body would have; empty where that says too little."""
    masked = page.mask if page.mask is not None else None
    if masked is None and page.text is not None:
        masked = mask(page.text, page.sha256)
    body = _body(article, masked) or ""
    enough = 1 if page.text is not None else _FEWEST_WORDS
    return _SHADED.sub(SHADES[0], body) if len(body.split()) >= enough else ""
