"""An anchor with more words than a reader needs to find the place.

## What it finds

Anchor words of more than 6 words or more than 40 characters (code points).

## Why it matters

The articles are other people's writing. The dataset refers to them; it does not contain their
sentences.

## Example

A whole clause under `content@`.

## Write instead

The fewest words that state the value, or a silent anchor without words: `content@2817+61:`
"""

from __future__ import annotations

from claimpack.rules.api import Anchor, AnchorUse, Corpus, Edit, Finding, Fix, Iterable, Pages, Rule

RULE = Rule(
    code="A04",
    name="quote-too-long",
    message="`{field}` quotes {n_words} words, {n_chars} characters",
    scope="anchor",
)

MAX_WORDS = 6
MAX_CHARS = 40


def check(site: AnchorUse, _: Corpus, __: Pages) -> Iterable[Finding]:
    """Count words (between spaces) and characters of an anchor."""
    words = site.anchor.words
    if words is None:
        return ()
    n_words = len(words.split())
    if n_words <= MAX_WORDS and len(words) <= MAX_CHARS:
        return ()
    return (_found(site.anchor, n_words, len(words)),)


def _found(anchor: Anchor, n_words: int, n_chars: int) -> Finding:
    start = "?" if anchor.start is None else anchor.start
    return RULE.at(
        anchor.words_location,
        fix=_silent(anchor),
        hint=(
            f"at most {MAX_WORDS} words and {MAX_CHARS} characters: shorten it, "
            f"or write `{anchor.field}@{start}+{anchor.length}:` without words"
        ),
        field=anchor.field,
        n_words=n_words,
        n_chars=n_chars,
    )


def _silent(anchor: Anchor) -> Fix | None:
    if anchor.start is None:
        return None
    key = f"{anchor.field}@{anchor.start}+{anchor.length}"
    edits = (Edit(location=anchor.location, text=key), Edit(location=anchor.words_location, text=""))
    return Fix(title=f"write `{key}:` without words", edits=edits, safe=False)
