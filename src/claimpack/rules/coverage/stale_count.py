"""An attested count of numbers that is not what the page has.

## What it finds

`numbers: COVERED/FOUND` of an article, recounted on the masked text: numbers that are anchored or
excused, and numbers in titles, bodies and captions. On a page whose words are not read, only a count
below the numbers in digits is reported.

## Why it matters

With the count the annotator attests that every number was considered. It must be right after every edit.

## Example

    numbers: 12/12

where the page has 13 numbers.

## Write instead

The count in the message, after you have checked what changed.
"""

from __future__ import annotations

from claimpack.rules.api import Article, Corpus, Finding, Iterator, Page, Pages, Rule, rewrite
from claimpack.text.coverage import ready, stretches

RULE = Rule(
    code="K04",
    name="stale-count",
    message="{covered} of {found} numbers are covered, the record says {written}",
    scope="article",
)


def check(article: Article, corpus: Corpus, pages: Pages) -> Iterator[Finding]:
    """Recount the numbers of an article whose record states a count."""
    page = pages.get(article.source_id)
    if page is None or article.numbers is None:
        return
    numbers = stretches(article, corpus, page, ("number",))
    counted = (sum(one.covered for one in numbers), len(numbers))
    if not page.language.reads_words:
        yield from _too_few(article, corpus, page, counted)
        return
    if counted[0] < counted[1] == article.numbers[1]:
        return  # K01 reports the uncovered numbers
    if counted != article.numbers and ready(article, corpus, page):
        yield RULE.at(
            article.location.child("numbers"),
            hint=f"write {counted[0]}/{counted[1]}",
            fix=rewrite(article.location.child("numbers"), f"{counted[0]}/{counted[1]}", safe=True),
            covered=counted[0],
            found=counted[1],
            written="/".join(map(str, article.numbers)),
        )


def _too_few(article: Article, corpus: Corpus, page: Page, counted: tuple[int, int]) -> Iterator[Finding]:
    """Report a record with fewer numbers than the page has in digits; its number words are not read."""
    covered, found = counted
    if article.numbers is None or article.numbers[1] >= found or not ready(article, corpus, page):
        return
    yield RULE.at(
        article.location.child("numbers"),
        hint=f"count the numbers in words too; {found} are in digits",
        covered=covered,
        found=found,
        written="/".join(map(str, article.numbers)),
    )
