"""An entry of a registry that nothing uses.

## What it finds

An actor, unit, measure or event that no claim, article or other entry names.

## Why it matters

It is left over from a rename, or is a second entry for one thing.

## Example

A measure `dock-cranes` that no claim has.

## Write instead

Delete the entry, or use it.
"""

from __future__ import annotations

from claimpack.model.references import Reference, in_registries, used
from claimpack.rules.api import (
    Corpus,
    Edit,
    Finding,
    Fix,
    Iterable,
    Iterator,
    Location,
    Mapping,
    Pages,
    Rule,
)

RULE = Rule(
    code="R02",
    name="unused-id",
    message="the {kind} `{name}` is not used",
    severity="warning",
    scope="corpus",
)


KINDS = ("actor", "event", "measure", "unit")


def collect(corpus: Corpus, _: Pages) -> Iterable[tuple[str, str]]:
    """Return kind and name of every id that a page uses."""
    return used(corpus)


def check(named: Iterable[tuple[str, str]], corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare entries with uses; find nothing while a record is rejected, because it may use any entry."""
    if corpus.rejected:
        return
    by_pages = {(kind, name) for kind, name in named}
    by_entries = tuple(in_registries(corpus))
    uses = by_pages | {(reference.kind, reference.name) for reference in by_entries}
    for kind in KINDS:
        entries = _entries(corpus, kind)
        if any(name not in entries for one, name in uses if one == kind):
            continue  # an unknown id (R01) may mean the entry that seems unused
        for name, location in entries.items():
            if (kind, name) not in uses:
                yield RULE.at(
                    location.at_key(),
                    hint="delete the entry, or use it",
                    fix=_delete(name, location, by_pages, by_entries),
                    kind=kind,
                    name=name,
                )


def _entries(corpus: Corpus, kind: str) -> Mapping[str, Location]:
    by_kind = {
        "actor": {key: entry.location for key, entry in corpus.actors.items()},
        "event": {key: entry.location for key, entry in corpus.events.items()},
        "measure": {key: entry.location for key, entry in corpus.measures.items()},
        "unit": {key: entry.location for key, entry in corpus.units.items()},
    }
    return by_kind[kind]


def _delete(
    name: str, location: Location, by_pages: set[tuple[str, str]], by_entries: tuple[Reference, ...]
) -> Fix | None:
    """Delete an entry, unless another entry would be unused without it."""

    def inside(reference: Reference) -> bool:
        at = reference.location
        return at.path == location.path and at.pointer.startswith(f"{location.pointer}/")

    elsewhere = by_pages | {(one.kind, one.name) for one in by_entries if not inside(one)}
    if any((one.kind, one.name) not in elsewhere for one in by_entries if inside(one)):
        return None
    return Fix(title=f"delete `{name}`", edits=(Edit(location=location, action="delete"),), safe=False)
