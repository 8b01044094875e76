"""Compare two annotations of the same articles: one corpus per annotator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.agree.alpha import alpha, masi, nominal
from claimpack.agree.match import match, passage
from claimpack.model.agreement import Agreement, Difference, Labelling, Match

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus

    Label = Callable[[Claim], Hashable]

_CODES: dict[str, Label] = {
    "kind": lambda claim: claim.kind,
    "polarity": lambda claim: claim.polarity,
    "certainty": lambda claim: claim.certainty,
    "tense": lambda claim: claim.tense,
    "mode of the origin": lambda claim: claim.origin.mode,
    "tone of the origin": lambda claim: claim.origin.tone,
    "measure": lambda claim: claim.measure,
    "date of what is claimed": lambda claim: claim.when.edtf if claim.when else None,
    "date of the speech": lambda claim: claim.origin.said.edtf if claim.origin.said else None,
}
_FIGURES: dict[str, Label] = {
    "figure": lambda claim: claim.figure,
    "reading": lambda claim: claim.reading,
}
_SETS: dict[str, Callable[[Claim], frozenset[str]]] = {
    "origin": lambda claim: frozenset(claim.origin.actors),
    "chain": lambda claim: frozenset(actor for voice in claim.chain for actor in voice.actors),
    "agents": lambda claim: frozenset(actor for role, actor in claim.participants if role == "agent"),
    "flags": lambda claim: frozenset(claim.flags),
}


def compare(first: Corpus, second: Corpus) -> Agreement:
    """Compare every article that both annotators have annotated."""
    articles = tuple(sorted(set(first.by_article) & set(second.by_article)))
    pairs: list[tuple[Claim, Claim]] = []
    by_article = []
    for article in articles:
        mine = match(first.by_article[article], second.by_article[article])
        pairs += mine
        by_article.append(
            _finding(article, first.by_article[article], second.by_article[article], len(mine))
        )
    firsts = [claim for article in articles for claim in first.by_article[article]]
    seconds = [claim for article in articles for claim in second.by_article[article]]
    with_figures = [pair for pair in pairs if pair[0].figure and pair[1].figure]
    paired = {claim.claim_id for pair in pairs for claim in pair[:1]}
    paired_seconds = {claim.claim_id for pair in pairs for claim in pair[1:]}
    return Agreement(
        articles=articles,
        found=(
            _finding("claims", firsts, seconds, len(pairs)),
            _finding("figures", _figured(firsts), _figured(seconds), len(with_figures)),
            _characters(articles, first, second),
        ),
        labels=(
            *(_labelling(name, label, pairs) for name, label in _CODES.items()),
            *(_labelling(name, label, with_figures) for name, label in _FIGURES.items()),
            *(_set_labelling(name, label, pairs) for name, label in _SETS.items()),
        ),
        by_article=tuple(by_article),
        only_first=tuple(claim.claim_id for claim in firsts if claim.claim_id not in paired),
        only_second=tuple(claim.claim_id for claim in seconds if claim.claim_id not in paired_seconds),
        differences=tuple(_differences(pairs)),
    )


def _finding(name: str, first: Iterable[Claim], second: Iterable[Claim], n_both: int) -> Match:
    return Match(name=name, n_first=len(list(first)), n_second=len(list(second)), n_both=n_both)


def _figured(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.figure is not None]


def _characters(articles: Iterable[str], first: Corpus, second: Corpus) -> Match:
    """Compare which characters are in any claim."""
    counts = [0, 0, 0]
    for article in articles:
        covered = [
            frozenset(index for claim in corpus.by_article[article] for index in passage(claim))
            for corpus in (first, second)
        ]
        counts[0] += len(covered[0])
        counts[1] += len(covered[1])
        counts[2] += len(covered[0] & covered[1])
    return Match(name="characters in claims", n_first=counts[0], n_second=counts[1], n_both=counts[2])


def _labelling(name: str, label: Label, pairs: list[tuple[Claim, Claim]]) -> Labelling:
    values = [(label(one), label(other)) for one, other in pairs]
    return Labelling(
        name=name,
        distance="nominal",
        n_pairs=len(values),
        n_equal=sum(one == other for one, other in values),
        alpha=alpha(values, nominal),
    )


def _set_labelling(
    name: str, label: Callable[[Claim], frozenset[str]], pairs: list[tuple[Claim, Claim]]
) -> Labelling:
    values = [(label(one), label(other)) for one, other in pairs]
    return Labelling(
        name=name,
        distance="masi",
        n_pairs=len(values),
        n_equal=sum(one == other for one, other in values),
        alpha=alpha(values, masi),
    )


def _differences(pairs: Iterable[tuple[Claim, Claim]]) -> Iterable[Difference]:
    labels: dict[str, Callable[[Claim], object]] = {**_CODES, **_FIGURES, **_SETS}
    for one, other in sorted(pairs, key=lambda pair: pair[0].claim_id):
        for name, label in labels.items():
            mine, theirs = label(one), label(other)
            if mine != theirs:
                yield Difference(
                    label=name,
                    first=one.claim_id,
                    second=other.claim_id,
                    first_says=_said(mine),
                    second_says=_said(theirs),
                )


def _said(value: object) -> str:
    if isinstance(value, frozenset):
        return " + ".join(sorted(value)) or "nothing"
    return "nothing" if value is None else str(value)
