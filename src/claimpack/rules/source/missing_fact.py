"""A fact about a page that is neither given nor said to be missing.

## What it finds

A source record without `url`, `archive_url` or `captured_on`, or an article without `headline` or
`published`, whose `missing` does not say why. Also a field that has both a value and a reason for none.

## Why it matters

A reader who wants to find the page must know whether its address is unknown, or was only not written down.

## Example

    source: harbour-talks
    url: https://example.org/harbour-talks

## Write instead

    source: harbour-talks
    url: https://example.org/harbour-talks
    missing:
      archive_url: unknown
      captured_on: not-on-page
"""

from __future__ import annotations

from claimpack.rules.api import Corpus, Edit, Finding, Fix, Iterator, Location, Mapping, Pages, Rule, Source

RULE = Rule(
    code="S11",
    name="missing-fact",
    message="{problem}",
    scope="source",
)

_BEFORE = {"source": "mask_sha256", "article": "publisher"}
"""The keys behind which `missing` is inserted: required ones."""


def check(source: Source, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Check the facts of a page, and those of each of its articles."""
    facts = {"url": source.url, "archive_url": source.archive_url, "captured_on": source.captured_on}
    yield from _checked(source.location, "source", facts, source.missing)
    for article in source.articles:
        facts = {"headline": article.headline, "published": article.published}
        yield from _checked(article.location, "article", facts, article.missing)


def _checked(
    at: Location, record: str, facts: Mapping[str, str | None], missing: Mapping[str, str]
) -> Iterator[Finding]:
    unexplained = [name for name, value in facts.items() if value is None and name not in missing]
    if unexplained:
        names = ", ".join(f"`{name}`" for name in unexplained)
        yield RULE.at(
            at.at_key() if record == "article" else at.child("source"),
            problem=f"the {record} has no {names}, and `missing` does not say why",
            hint="write the value, or why there is none: `not-on-page` or `unknown`",
            fix=_fix(at, record, unexplained, missing),
        )
    for name in missing:
        if facts[name] is not None:
            where = at.child("missing", name)
            yield RULE.at(
                where.at_key(),
                problem=f"`{name}` has a value, and `missing` says that there is none",
                hint="delete one of the two",
                fix=Fix(
                    title="delete the reason", edits=(Edit(location=where, action="delete"),), safe=False
                ),
            )


def _fix(at: Location, record: str, names: list[str], missing: Mapping[str, str]) -> Fix:
    lines = [f"{name}: unknown" for name in names]
    if missing:
        behind = at.child("missing", list(missing)[-1])
    else:
        behind = at.child(_BEFORE[record])
        lines = ["missing:", *(f"  {line}" for line in lines)]
    edit = Edit(location=behind, action="insert", text="\n".join(lines))
    return Fix(title="write that they are unknown", edits=(edit,), safe=False)
