"""Claims as links see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.figure import numeric_bounds, write_figure
from claimpack.model.linked_claim import LinkedClaim, LinkOut, SpeechDate
from claimpack.text.figure_words import stands_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from claimpack.model.claim import Claim
    from claimpack.model.corpus import Corpus
    from claimpack.model.dated import Dated
    from claimpack.model.pages import Pages


def linked_claims_of(corpus: Corpus, pages: Pages) -> Iterator[LinkedClaim]:
    """Yield each claim as links to and from it see it."""
    appeared = {name: _spoken(article.published) for name, article in corpus.articles.items()}
    for claim in corpus.claims.values():
        origin = claim.origin
        yield LinkedClaim(
            claim_id=claim.claim_id,
            measure=claim.measure,
            figure=None if claim.figure is None else write_figure(claim.figure),
            numeric_bounds=_numeric_bounds(claim, pages),
            claimed_until=None if claim.when is None else _day(claim.when.extent.end),
            speech_date=_spoken(origin.said) or appeared.get(claim.article_id),
            origin=origin.actors,
            links=[
                LinkOut(link.relation, link.target, link.why, link.note is not None) for link in claim.links
            ],
        )


def _numeric_bounds(claim: Claim, pages: Pages) -> tuple[str | None, str | None] | None:
    numbers = None if claim.figure is None else numeric_bounds(claim.figure)
    if numbers is None or not stands_in_words(claim, pages.get(claim.source_id)):
        return None
    return str(numbers[0]), None if numbers[1] is None else str(numbers[1])


def _spoken(dated: Dated | None) -> SpeechDate | None:
    if dated is None:
        return None
    return SpeechDate(dated.edtf, _day(dated.extent.start), _day(dated.extent.end))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
