"""A name that two actors share.

## What it finds

An alias that two actors of the registry have, compared without differences of spelling. A name that means
another actor in one article belongs under `local_names` of that article.

## Why it matters

A shared name would always be read as the actor that comes first in the registry.

## Example

Two actors with the alias "Salem".

## Write instead

The alias at the actor that it usually means, and `local_names` in articles where it means the other.
"""

from __future__ import annotations

from claimpack.languages import fold
from claimpack.rules.api import Corpus, Finding, Iterator, Pages, Related, Rule

RULE = Rule(
    code="R03",
    name="shared-name",
    message="`{name}` is also a name of `{first}`",
    scope="registry",
)


def check(corpus: Corpus, _: Corpus, __: Pages) -> Iterator[Finding]:
    """Compare the folded aliases of all actors."""
    seen: dict[str, tuple[str, int]] = {}
    for actor in corpus.actors.values():
        for index, name in enumerate(actor.aliases):
            first, first_index = seen.setdefault(fold(name), (actor.actor_id, index))
            if first != actor.actor_id:
                there = corpus.actors[first].location.child("aliases", first_index)
                yield RULE.at(
                    actor.location.child("aliases", index),
                    hint="keep it at one actor; write it under `local_names` where it means the other",
                    related=(Related(location=there, message="it is also written here"),),
                    name=f"\u2068{name}\u2069",
                    first=first,
                )
