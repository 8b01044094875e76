"""How far two annotators agree, as numbers: what both found, and how both labelled what both found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Things that the first and the second annotator found, and those that are the same thing."""

    name: str
    n_first: int
    n_second: int
    n_both: int

    @property
    def f_measure(self) -> float | None:
        """The harmonic mean of both recalls; None if neither annotator found anything."""
        found = self.n_first + self.n_second
        return 2 * self.n_both / found if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelling:
    """One label on what both found: shares of equal values, and Krippendorff's alpha.

    `alpha` is None where there is no variation to agree about. `distance` is `nominal` or `masi`.
    """

    name: str
    distance: str
    n_pairs: int
    n_equal: int
    alpha: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One label that two matched claims have otherwise; for adjudication."""

    label: str
    first: str
    second: str
    first_says: str
    second_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The comparison of two annotations of the same articles."""

    articles: tuple[str, ...]
    found: tuple[Match, ...]
    labels: tuple[Labelling, ...]
    by_article: tuple[Match, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    differences: tuple[Difference, ...]
