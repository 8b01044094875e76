"""Runs the rules: those about one page with its corpus, and those about all pages with what these gave."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from claimpack.check.linked_claims import linked_claims_of
from claimpack.model.anchor_use import sites
from claimpack.model.linked_claim import LinkPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimpack.model.corpus import Corpus
    from claimpack.model.finding import Finding
    from claimpack.model.linked_claim import LinkedClaim
    from claimpack.model.pages import Pages
    from claimpack.plugins import LoadedRule

Collected = dict[str, list[tuple[object, ...]]]
"""What rules of scope `corpus` collected, by their code: tuples of JSON values."""


class CheckedPage(NamedTuple):
    """What the rules made of one page."""

    findings: tuple[Finding, ...]
    collected: Collected
    linked_claims: dict[str, LinkedClaim]
    """Every claim as links see it, by id."""
    links_out: tuple[tuple[str, str], ...]
    """Links to claims of other pages: the id of the claim that has it, and of its target."""


def run_page(rules: Iterable[LoadedRule], corpus: Corpus, pages: Pages) -> CheckedPage:
    """Call each rule once for every subject of its scope that one page has."""
    claims = {claim.claim_id: claim for claim in linked_claims_of(corpus, pages)}
    inside: list[LinkPair] = []
    links_out: dict[tuple[str, str], None] = {}
    for claim in claims.values():
        for link in claim.links:
            target = link.target
            if target.partition("/")[0] in corpus.pages_here:
                other = claims.get(target)
                inside.append(LinkPair(link, claim, other, tuple(claims) if other is None else ()))
            else:
                links_out[claim.claim_id, target] = None
    subjects: dict[str, Sequence[object]] = {
        "source": tuple(corpus.sources.values()),
        "article": tuple(corpus.articles.values()),
        "claim": tuple(corpus.claims.values()),
        "anchor": sites(corpus),
        "link": inside,
        "page": (corpus,),
    }
    found: list[Finding] = []
    collected: Collected = {}
    for loaded in rules:
        check = loaded.check
        if loaded.collect is not None:
            if facts := list(loaded.collect(corpus, pages)):
                collected[loaded.rule.code] = facts
        elif check is not None:
            of_scope = subjects.get(loaded.rule.scope, ())
            found += chain.from_iterable(map(check, of_scope, repeat(corpus), repeat(pages)))
    return CheckedPage(tuple(found), collected, claims, tuple(links_out))


def run_project(
    rules: Iterable[LoadedRule],
    collected: Mapping[str, Iterable[Sequence[object]]],
    links: Sequence[LinkPair],
    registries: Corpus,
    pages: Pages,
) -> tuple[Finding, ...]:
    """Call the rules about all pages together. `links` are those from page to page."""
    subjects: dict[str, Sequence[object]] = {"link": links, "registry": (registries,)}
    found: list[Finding] = []
    for loaded in rules:
        if loaded.check is None:
            continue
        if loaded.collect is not None:
            found += loaded.check(collected.get(loaded.rule.code, ()), registries, pages)
        for subject in subjects.get(loaded.rule.scope, ()):
            found += loaded.check(subject, registries, pages)
    return tuple(found)
