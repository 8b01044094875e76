"""An id that no registry or record defines.

## What it finds

An actor, measure, unit, event, article or claim that is named but nowhere defined. The nearest known
id is offered. Ids of entries that were refused for another reason are not reported again.

## Why it matters

A misspelt id would be a second actor beside the right one, and counts by actor would split.

## Example

    by: kirbi

## Write instead

    by: kirby
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.fix import meant
from claimpack.model.references import references
from claimpack.model.rule import Rule
from claimpack.text.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimpack.model.corpus import Corpus
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.fix import Fix
    from claimpack.model.pages import Pages
    from claimpack.model.references import Reference

RULE = Rule(code="R01", name="unknown-id", message="there is no {kind} `{name}`", scope="corpus")

_HOMES = {
    "actor": "add it to annotations/registry/actors.yaml",
    "unit": "add it to annotations/registry/units.yaml",
    "measure": "add it to annotations/registry/measures.yaml",
    "event": "add it to annotations/registry/events.yaml",
    "article": "declare it under `articles` of its source record",
    "claim": "claims are `source/article/slug`",
}


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Diagnostic]:
    """Look up every id that is used."""
    shelves: Mapping[str, Mapping[str, object]] = {
        "actor": corpus.actors,
        "unit": corpus.units,
        "measure": corpus.measures,
        "event": corpus.events,
        "article": corpus.articles,
        "claim": corpus.claims,
    }
    for reference in references(corpus):
        known = shelves[reference.kind]
        if reference.name in known or _refused(reference, corpus):
            continue
        yield RULE.at(
            reference.locus,
            fix=_fix(reference, known),
            hint=did_you_mean(reference.name, known, _HOMES[reference.kind]),
            kind=reference.kind,
            name=reference.name,
        )


def _fix(reference: Reference, known: Mapping[str, object]) -> Fix | None:
    """Write the nearest id, unless it is a part of what stands there, or named by the path of the file."""
    tokens = reference.locus.pointer.split("/")
    if tokens[-1] in ("when", "said", "published", "article") or "posts" in tokens:
        return None
    return meant(reference.locus, nearest(reference.name, known))


def _refused(reference: Reference, corpus: Corpus) -> bool:
    if reference.kind == "article":
        return corpus.excuses("source", reference.name.partition("/")[0])
    if reference.kind == "claim":
        return corpus.lost_claim(reference.name)
    return corpus.excuses(reference.kind, reference.name)
