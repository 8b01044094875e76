"""Corpora and pages to findings: runs the rules it is given and knows none by name.

Pages come one by one, each with all registries, and leave behind what rules about the whole need. Those
run when all pages are gone.
"""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from claimpack.check.linked_claims import ends_of
from claimpack.model.anchor_use import sites
from claimpack.model.linked_claim import LinkPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.linked_claim import LinkedClaim
    from claimpack.model.pages import Pages
    from claimpack.plugins import LoadedRule

Facts = dict[str, list[tuple[object, ...]]]
"""What rules of scope `corpus` collected, by their code: tuples of JSON values."""


class Ran(NamedTuple):
    """What the rules made of one page."""

    findings: tuple[Finding, ...]
    facts: Facts
    ends: list[LinkedClaim]
    """Every claim, as links see it."""
    leaving: list[tuple[str, str]]
    """Links to claims of other pages: the claim that has them, and the target."""


def run_page(rules: Iterable[LoadedRule], corpus: Corpus, pages: Pages) -> Ran:
    """Call each rule once for every subject of its scope that one page has."""
    ends = {end.claim_id: end for end in ends_of(corpus, pages)}
    here = corpus.pages_here
    inside: list[LinkPair] = []
    leaving: dict[tuple[str, str], None] = {}
    for end in ends.values():
        for link in end.links:
            target = link.target
            if target.partition("/")[0] in here:
                other = ends.get(target)
                inside.append(LinkPair(link, end, other, tuple(ends) if other is None else ()))
            else:
                leaving[end.claim_id, target] = None
    subjects: dict[str, Sequence[object]] = {
        "source": tuple(corpus.sources.values()),
        "article": tuple(corpus.articles.values()),
        "claim": tuple(corpus.claims.values()),
        "anchor": sites(corpus),
        "link": inside,
        "page": (corpus,),
    }
    found: list[Finding] = []
    facts: Facts = {}
    for loaded in rules:
        check = loaded.check
        if loaded.collect is not None:
            if collected := list(loaded.collect(corpus, pages)):
                facts[loaded.rule.code] = collected
        elif check is not None:
            of_scope = subjects.get(loaded.rule.scope, ())
            found += chain.from_iterable(map(check, of_scope, repeat(corpus), repeat(pages)))
    return Ran(tuple(found), facts, list(ends.values()), list(leaving))


def run_whole(
    rules: Iterable[LoadedRule],
    facts: Mapping[str, Iterable[Sequence[object]]],
    joined: Sequence[LinkPair],
    registries: Corpus,
    pages: Pages,
) -> tuple[Finding, ...]:
    """Call the rules about all pages together. `joined` are the links from page to page."""
    subjects: dict[str, Sequence[object]] = {"link": joined, "registry": (registries,)}
    found: list[Finding] = []
    for loaded in rules:
        if loaded.check is None:
            continue
        if loaded.collect is not None:
            found += loaded.check(facts.get(loaded.rule.code, ()), registries, pages)
        for subject in subjects.get(loaded.rule.scope, ()):
            found += loaded.check(subject, registries, pages)
    return tuple(found)
