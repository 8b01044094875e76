"""Anchor words that begin or end with a comma, a bracket or a space.

## What it finds

Words of an anchor that do not begin and end with a letter or a digit. A sign that belongs to a number, such
as % or $, is allowed there too.

## Why it matters

The same words would be quoted in two ways, and would not match the names and reporting verbs of the
registries.

## Example

    figure@120: 300 tons,

## Write instead

    figure@120: 300 tons
"""

from __future__ import annotations

from claimpack.rules.api import Anchor, AnchorUse, Corpus, Edit, Finding, Fix, Iterable, Pages, Rule
from claimpack.text.find import compare_with_page
from claimpack.text.words import trimmed

RULE = Rule(
    code="Y05",
    name="untrimmed-quote",
    message="the words of `{field}` {problem}",
    severity="warning",
    scope="anchor",
)


def check(use: AnchorUse, _: Corpus, pages: Pages) -> Iterable[Finding]:
    """Check both ends of an anchor's words, except words that are not at their offset (A01)."""
    anchor = use.anchor
    if anchor.words is None:
        return ()
    start, end = trimmed(anchor.words)
    if start < end and (start, end) == (0, len(anchor.words)):
        return ()
    page = pages.get(use.source_id)
    if page is not None and compare_with_page(anchor, page) == "different":
        return ()
    return (_finding(anchor, anchor.words, start, end),)


def _finding(anchor: Anchor, words: str, start: int, end: int) -> Finding:
    if start == end:
        hint = "quote the words that state the value"
        problem = "contain no letter or digit"
        return RULE.at(anchor.words_location, hint=hint, field=anchor.field, problem=problem)
    before, after = words[:start], words[end:]
    ends = [f"begin with {_named(before)}"] if before else []
    ends += [f"end with {_named(after)}"] if after else []
    return RULE.at(
        anchor.words_location,
        hint="begin and end with a letter or a digit",
        fix=_trim(anchor, words, start, end),
        field=anchor.field,
        problem=" and ".join(ends),
    )


def _named(characters: str) -> str:
    return "a space" if characters.isspace() else f"`{characters.strip()}`"


def _trim(anchor: Anchor, words: str, start: int, end: int) -> Fix:
    edits = [Edit(location=anchor.location.at_value(), text=words[start:end])]
    if anchor.start is not None and start:
        key = f"{anchor.field}@{anchor.start + start}"
        edits.append(Edit(location=anchor.location.at_key(), text=key))
    return Fix(title="trim the words", edits=tuple(edits), safe=True)
