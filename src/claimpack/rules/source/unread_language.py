"""A page in a language that claimpack does not read.

## What it finds

A source record whose `lang` no installed language supports. On such a page only numbers in digits and
ISO dates are read. Number words, dates in words, hedges and words of doubt are not checked, and coverage
does not count them.

## Why it matters

A run without findings says less about this page than about the others.

## Example

    lang: eo

## Write instead

The right tag, if it is wrong. Otherwise install a package that supports the language, or read the figures
and dates of this page twice.
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Rule, Source

RULE = Rule(
    code="S10",
    name="unread-language",
    message="words in `{lang}` are not read: only digits of this page are checked",
    severity="note",
    scope="source",
)


def check(source: Source, _: Corpus, pages: Pages) -> Iterator[Finding]:
    """Check whether the words of the page's language are read."""
    page = pages.get(source.source_id)
    if page is not None and not page.language.reads_words:
        yield RULE.at(source.location.child("lang"), lang=source.lang)
