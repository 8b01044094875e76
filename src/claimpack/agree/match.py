"""Match the claims of two annotators: pairs that state the same proposition.

Two claims can be a pair if their passages overlap: the characters that both cover, as a share of those
that either covers. Among several candidates, equal figures, origins and kinds decide. The best pair is
taken first, so the result does not depend on the order of the input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimpack.model.claim import Claim
    from claimpack.model.location import Span

# Passages with a smaller overlap state different claims.
_LEAST_OVERLAP = 0.2


def match(first: Iterable[Claim], second: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pair the claims of one article; a claim is in at most one pair."""
    seconds = list(second)
    scored = sorted(
        (
            (-score, one.slug, other.slug, one, other)
            for one in first
            for other in seconds
            if (score := _score(one, other)) is not None
        ),
        key=lambda entry: entry[:3],
    )
    pairs, taken = [], set()
    for _, one_slug, other_slug, one, other in scored:
        if ("first", one_slug) not in taken and ("second", other_slug) not in taken:
            taken |= {("first", one_slug), ("second", other_slug)}
            pairs.append((one, other))
    return pairs


def passage(claim: Claim) -> frozenset[int]:
    """Return the characters of a claim's content, or of its bounding span if no content is anchored."""
    spans = [anchor.span for anchor in claim.anchors if anchor.field == "content"] or [claim.bounding_span]
    return frozenset(index for span in spans if span is not None for index in _indices(span))


def _indices(span: Span) -> range:
    return range(span.start, span.end)


def _score(one: Claim, other: Claim) -> float | None:
    mine, theirs = passage(one), passage(other)
    shared = len(mine & theirs)
    overlap = shared / len(mine | theirs) if mine or theirs else 0.0
    # A short passage inside a long one is more often the same claim than the overlap suggests.
    inside = shared / min(len(mine), len(theirs)) if mine and theirs else 0.0
    if max(overlap, inside / 2) < _LEAST_OVERLAP:
        return None
    same = (
        (1.0, one.figure == other.figure),
        (0.5, (one.figure is None) == (other.figure is None)),
        (0.3, one.origin.actors == other.origin.actors),
        (0.1, one.kind == other.kind),
    )
    return overlap + inside / 2 + sum(weight for weight, equal in same if equal)
