"""Two entries of a registry whose ids or names differ by one letter.

## What it finds

Two actors, units, measures or events whose ids, or two actors whose English names, differ by one
letter that is added, omitted, replaced, or swapped with its neighbour.

Not compared are ids and names of fewer than six characters, and entries that nothing uses (R02). Not
reported are pairs that differ only in digits (two years are two events) or in a part of fewer than four
letters (`us-intel` and `ua-intel` are two countries).

## Why it matters

If the two are one thing, its claims are divided between two ids. If they are two things, the wrong id
is easily written.

## Example

    grain-shipped:
      define: Wheat loaded onto ships.
    grain-shiped:
      define: Wheat loaded onto ships.

## Write instead

One entry, or two ids that are not easily confused.
"""

from __future__ import annotations

import re
from itertools import combinations

from claimpack.model.references import in_registries, used
from claimpack.rules.api import Corpus, Finding, Iterable, Iterator, Location, Mapping, Pages, Related, Rule

RULE = Rule(
    code="R09",
    name="look-alike-ids",
    message="the {what} `{one}` {likeness} `{other}`",
    severity="warning",
    scope="corpus",
)


SHORTEST = 6
SHORTEST_PART = 4
ONE_LETTER = "is one letter away from"


def collect(corpus: Corpus, _: Pages) -> Iterable[tuple[str, str]]:
    """Return kind and name of every id that a page uses."""
    return used(corpus)


def check(named: Iterable[tuple[str, str]], corpus: Corpus, _: Pages) -> Iterator[Finding]:
    """Compare ids with ids and names with names; report a pair once, at the entry later in its file."""
    uses = {(kind, name) for kind, name in named}
    uses |= {(reference.kind, reference.name) for reference in in_registries(corpus)}
    entries: Mapping[str, Mapping[str, Location]] = {
        "actor": {key: entry.location for key, entry in corpus.actors.items()},
        "event": {key: entry.location for key, entry in corpus.events.items()},
        "measure": {key: entry.location for key, entry in corpus.measures.items()},
        "unit": {key: entry.location for key, entry in corpus.units.items()},
    }
    for kind, of_kind in entries.items():
        locations = {name: location.at_key() for name, location in of_kind.items() if (kind, name) in uses}
        rank = {name: at for at, name in enumerate(locations)}
        alike = {_ranked(pair, rank) for pair in _alike(locations)}
        for first, second in sorted(alike):
            yield _at(locations[second], locations[first], what=kind, one=second, other=first)
        if kind == "actor":
            yield from _names(corpus, rank, alike)


def _names(corpus: Corpus, rank: Mapping[str, int], known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Compare the English names of actors whose ids are not alike already."""
    by_name: dict[str, list[str]] = {}
    for actor_id in rank:
        by_name.setdefault(corpus.actors[actor_id].name.casefold(), []).append(actor_id)
    pairs = {pair for ids in by_name.values() for pair in combinations(ids, 2)}
    for one, other in _alike(by_name):
        pairs |= {_ranked((a, b), rank) for a in by_name[one] for b in by_name[other]}
    for first, second in sorted(pairs - known):
        there, here = corpus.actors[first], corpus.actors[second]
        same = here.name.casefold() == there.name.casefold()
        yield _at(
            here.location.child("name"),
            there.location.child("name"),
            what="name",
            one=here.name,
            other=there.actor_id if same else there.name,
            likeness="is also that of" if same else ONE_LETTER,
        )


def _ranked(pair: tuple[str, str], rank: Mapping[str, int]) -> tuple[str, str]:
    one, other = sorted(pair, key=rank.__getitem__)
    return one, other


def _at(
    here: Location, there: Location, *, what: str, one: str, other: str, likeness: str = ONE_LETTER
) -> Finding:
    related = (Related(location=there, message="the other one is here"),)
    hint = "merge the two entries, or choose names that differ more"
    return RULE.at(here, hint=hint, related=related, what=what, one=one, likeness=likeness, other=other)


def _alike(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words one edit apart, each in code-point order.

    Two such words are equal after at most one letter of each is deleted.
    """
    by_rest: dict[str, list[str]] = {}
    for word in sorted(word for word in words if len(word) >= SHORTEST):
        rests = {word[:index] + word[index + 1 :] for index in range(len(word))}
        for rest in (word, *rests):
            by_rest.setdefault(rest, []).append(word)
    seen = set()
    for group in by_rest.values():
        for one, other in combinations(group, 2):
            if (one, other) not in seen and _confusable(one, other):
                seen.add((one, other))
                yield one, other


def _confusable(one: str, other: str) -> bool:
    if re.sub(r"\d", "", one) == re.sub(r"\d", "", other):
        return False
    if not one_letter_away(one, other):
        return False
    parts = one.replace("-", " ").split(), other.replace("-", " ").split()
    if len(parts[0]) != len(parts[1]):
        return True
    differing = [max(len(a), len(b)) for a, b in zip(*parts, strict=True) if a != b]
    return any(length >= SHORTEST_PART for length in differing)


def one_letter_away(one: str, other: str) -> bool:
    """Return whether one letter is added, omitted, replaced, or swapped with its neighbour."""
    start = _n_shared(one, other)
    end = _n_shared(one[start:][::-1], other[start:][::-1])
    rests = {one[start : len(one) - end], other[start : len(other) - end]}
    longest, shortest = sorted(rests, key=len, reverse=True)
    return len(longest) == 1 or (len(longest) == len(shortest) == 2 and longest == shortest[::-1])


def _n_shared(one: str, other: str) -> int:
    """Count the letters of the common prefix of two words."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
