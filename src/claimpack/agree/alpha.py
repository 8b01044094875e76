"""Krippendorff's alpha for two coders, with any distance between values.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: alpha = 1 - Do/De, where Do is the mean
distance within units and De that of all pairs of values, each from one of the units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import product
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def alpha(pairs: Sequence[tuple[Value, Value]], distance: Callable[[Value, Value], float]) -> float | None:
    """Return alpha for pairs of values; None for fewer than two pairs, or if all values are equal."""
    counts = Counter(value for pair in pairs for value in pair)
    n_values = counts.total()
    if len(pairs) < 2 or len(counts) < 2:
        return None
    observed = sum(distance(one, other) for one, other in pairs) / len(pairs)
    expected = sum(
        counts[one] * (counts[other] - (one == other)) * distance(one, other)
        for one, other in product(counts, repeat=2)
    ) / (n_values * (n_values - 1))
    return 1 - observed / expected if expected else None


def nominal(one: object, other: object) -> float:
    """Return the distance of two codes: 0 if equal, else 1."""
    return float(one != other)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the MASI distance of two sets (Passonneau 2006): 1 - Jaccard index * monotonicity."""
    if one == other:
        return 0.0
    shared = one & other
    if not shared:
        return 1.0
    monotonic = 2 / 3 if shared in (one, other) else 1 / 3
    return 1 - len(shared) / len(one | other) * monotonic
