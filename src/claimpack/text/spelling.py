"""The known name that a writer most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Below this share of equal letters a suggestion confuses more than it helps.
_CLOSE = 0.6


def nearest(written: str, known: Iterable[str]) -> str | None:
    """Find the closest known name; None where nothing is close. Ties go to code-point order."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        written,
        sorted(known),
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_CLOSE,
    )
    return None if found is None else str(found[0])


def did_you_mean(written: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """Word a suggestion; the alternative text where nothing is close."""
    name = nearest(written, known)
    return otherwise if name is None else f"did you mean `{name}`?"
