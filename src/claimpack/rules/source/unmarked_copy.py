"""Two articles with the same text and no `same_text_as`.

## What it finds

Articles of two pages whose bodies are equal apart from spaces, where neither record has `same_text_as` for
the other. If both texts are available, the words are compared. Otherwise the masked texts are compared.
A mask writes the same word differently on each page, so this comparison uses lengths of words, digits,
punctuation and the words that a mask leaves readable, and omits bodies of fewer than twenty words.

## Why it matters

An agency report that two sites print is one text. Annotated twice, it counts as two witnesses.

## Example

`sources/harbour-copy.yaml`, captured from another site, with the body of `harbour-talks`.

## Write instead

    articles:
      main:
        publisher: harbour-post
        same_text_as: harbour-talks/main
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from claimpack.rules.api import (
    Article,
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterable,
    Iterator,
    Location,
    Page,
    Pages,
    Related,
    Rule,
    Sequence,
)
from claimpack.text.mask import mask
from claimpack.text.words import SHADES

RULE = Rule(
    code="S08",
    name="unmarked-copy",
    message="the body {verb} that of `{first}`, but `same_text_as` is missing",
    severity="warning",
    scope="corpus",
)

_FEWEST_WORDS = 20


class Body(NamedTuple):
    """What identifies a copy of an article; `shape` and `text` are digests."""

    shape: str
    text: str | None
    article_id: str
    sha256: str
    """The digest of its page."""
    published: str
    same_text_as: str | None
    insert_after: str
    """The key after which `same_text_as` belongs."""


def collect(corpus: Corpus, pages: Pages) -> Iterator[Body]:
    """Yield the articles whose bodies are long enough to be compared."""
    for article in corpus.articles.values():
        page = pages.get(article.source_id)
        shape = _shape(article, page) if page is not None else ""
        if page is not None and shape:
            text = _body(article, page.text)
            day = article.published.extent.start if article.published is not None else None
            yield Body(
                shape=_digest(shape),
                text=None if text is None else _digest(text),
                article_id=article.article_id,
                sha256=corpus.sources[article.source_id].sha256,
                published=(day or date.max).isoformat(),
                same_text_as=article.same_text_as,
                insert_after=_insert_after(article),
            )


def check(bodies: Iterable[Sequence[str]], _: Corpus, __: Pages) -> Iterator[Finding]:
    """Group the articles by the shape of their bodies, and compare each with the first of its group."""
    by_shape: dict[str, list[Body]] = defaultdict(list)
    for body in (Body(*one) for one in bodies):
        by_shape[body.shape].append(body)
    for group in by_shape.values():
        # The first published one comes first: the others repeat it.
        first, *others = sorted(group, key=lambda one: (one.published, one.article_id))
        for other in others:
            texts = (first.text, other.text)
            if _linked(first, other, group) or _same_page(first, other):
                continue
            if None not in texts and texts[0] != texts[1]:
                continue
            yield _finding(first, other, certain=None not in texts)


def _finding(first: Body, other: Body, *, certain: bool) -> Finding:
    line = f"same_text_as: {first.article_id}"
    edit = Edit(location=_location(other).child(other.insert_after), action="insert", text=line)
    return RULE.at(
        _location(other).at_key(),
        hint=f"write `{line}` here"
        if certain
        else f"compare the two; if they are one text, write `{line}`",
        related=(Related(location=_location(first).at_key(), message="the other article"),),
        fix=Fix(title=f"write `{line}`", edits=(edit,), safe=False),
        verb="is" if certain else "looks like",
        first=first.article_id,
    )


def _location(body: Body) -> Location:
    source_id, _, slug = body.article_id.partition("/")
    return Location(f"sources/{source_id}.yaml").child("articles", slug)


def _insert_after(article: Article) -> str:
    """Return the key after which `same_text_as` belongs; `translation: unknown` may be omitted."""
    if article.translation != "unknown":
        return "translation"
    if article.anchors:
        return article.anchors[-1].location.pointer.rpartition("/")[2]
    return "publisher" if article.published is None else "published"


def _linked(first: Body, other: Body, group: list[Body]) -> bool:
    return first.same_text_as == other.article_id or other.same_text_as in {one.article_id for one in group}


def _same_page(first: Body, other: Body) -> bool:
    """Return whether one page was registered twice, which S01 reports."""
    sources = (first.article_id.partition("/")[0], other.article_id.partition("/")[0])
    return sources[0] != sources[1] and first.sha256 == other.sha256


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _body(article: Article, text: str | None) -> str | None:
    if text is None:
        return None
    parts = (text[one.span.start : one.span.end] for one in article.regions if one.role == "body")
    return " ".join("\n".join(parts).split())


def _shape(article: Article, page: Page) -> str:
    """Return the body as the mask of every page with it has it; empty if that is too little to compare."""
    masked = page.mask if page.mask is not None else None
    if masked is None and page.text is not None:
        masked = mask(page.text, page.sha256, page.language)
    body = _body(article, masked) or ""
    min_words = 1 if page.text is not None else _FEWEST_WORDS
    if body.count(" ") + 1 < min_words:
        return ""
    for shade in SHADES[1:]:
        body = body.replace(shade, SHADES[0])
    return body
