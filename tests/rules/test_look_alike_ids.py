"""One slip of a finger is what Damerau and Levenshtein count as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from claimpack.rules.registry.look_alike_ids import one_letter_away

words = st.text("ab-", max_size=6)


@given(words, words)
def test_one_letter_away_is_a_distance_of_one(one: str, other: str) -> None:
    if one != other:
        assert one_letter_away(one, other) == (DamerauLevenshtein.distance(one, other) == 1)
