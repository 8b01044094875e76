"""An id that no registry or record defines.

## What it finds

An actor, measure, unit, event, article or claim that is named but not defined. The message suggests the
nearest known id. Ids of rejected records are not reported: the cause has a finding already.

## Why it matters

A misspelt id would become a second actor, and counts by actor would be divided between the two.

## Example

    by: kirbi

## Write instead

    by: kirby
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from claimpack.model.references import Reference, in_pages, in_registries
from claimpack.rules.api import (
    Corpus,
    Finding,
    Fix,
    Iterable,
    Iterator,
    Location,
    Mapping,
    Pages,
    Rule,
    Sequence,
    meant,
)
from claimpack.text.spelling import did_you_mean, nearest

RULE = Rule(code="R01", name="unknown-id", message="there is no {kind} `{name}`", scope="corpus")

_HINTS = {
    "actor": "add it to annotations/registry/actors.yaml",
    "unit": "add it to annotations/registry/units.yaml",
    "measure": "add it to annotations/registry/measures.yaml",
    "event": "add it to annotations/registry/events.yaml",
    "article": "declare it under `articles` of its source record",
    "claim": "write a claim as `source/article/slug`",
}


class Use(NamedTuple):
    """An id that a page uses, with path, pointer and side of its location; no path if it defines it."""

    kind: str
    name: str
    path: str = ""
    pointer: str = ""
    on: str = "value"


def collect(corpus: Corpus, _: Pages) -> Iterator[Use]:
    """Yield the ids that no registry has, and those of the page that records elsewhere may name."""
    defined = _defined(corpus)
    for reference in in_pages(corpus):
        if reference.name not in defined[reference.kind] and not _rejected(reference, corpus):
            at = reference.location
            yield Use(reference.kind, reference.name, at.path, at.pointer, at.on)
    for article_id in corpus.articles:
        yield Use("article", article_id)
    for tombstone in corpus.retired.values():
        if tombstone.replaced_by is not None and tombstone.replaced_by in corpus.claims:
            yield Use("claim", tombstone.replaced_by)


def check(uses: Iterable[Sequence[str]], corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Look up every id that is used."""
    found: dict[str, dict[str, None]] = {"article": {}, "claim": {}}
    unknown = []
    for use in (Use(*one) for one in uses):
        if use.path:
            location = Location(use.path, use.pointer, "key" if use.on == "key" else "value")
            unknown.append(Reference(use.kind, use.name, location))
        else:
            found[use.kind][use.name] = None
    defined = {**_defined(corpus), **found}
    for reference in chain(in_registries(corpus), unknown):
        known = defined[reference.kind]
        if reference.name in known or _rejected(reference, corpus):
            continue
        yield RULE.at(
            reference.location,
            fix=_fix(reference, known),
            hint=did_you_mean(reference.name, known, _HINTS[reference.kind]),
            kind=reference.kind,
            name=reference.name,
        )


def _defined(corpus: Corpus) -> Mapping[str, Mapping[str, object]]:
    return {
        "actor": corpus.actors,
        "unit": corpus.units,
        "measure": corpus.measures,
        "event": corpus.events,
        "article": corpus.articles,
        "claim": corpus.claims,
    }


def _fix(reference: Reference, known: Mapping[str, object]) -> Fix | None:
    """Write the nearest id, unless the value contains more than it, or the path of the file names it."""
    tokens = reference.location.pointer.split("/")
    if tokens[-1] in ("when", "said", "published", "article") or "posts" in tokens:
        return None
    return meant(reference.location, nearest(reference.name, known))


def _rejected(reference: Reference, corpus: Corpus) -> bool:
    if reference.kind == "article":
        return corpus.is_rejected("source", reference.name.partition("/")[0])
    if reference.kind == "claim":
        return corpus.claim_is_rejected(reference.name)
    return corpus.is_rejected(reference.kind, reference.name)
