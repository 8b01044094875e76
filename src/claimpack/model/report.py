"""A report: everything that a run found, and how much it looked at. Every format is rendered from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.model.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of records, and of anchors by the strongest comparison that was made for them."""

    n_sources: int
    n_articles: int
    n_claims: int
    n_anchors: int
    by_text: int
    """Worded anchors compared with the text."""
    by_mask: int
    """Worded anchors compared with the mask, whole words."""
    by_shape: int
    """The same where an anchor begins or ends inside a word: lengths, digits and the rest only."""
    silent: int
    """Anchors without words: their place is checked, and nothing else can be."""
    failed: int
    without_page: int
    texts_missing: tuple[str, ...]
    """Sources whose text is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Located diagnostics in the order of files and places."""

    diagnostics: tuple[Diagnostic, ...]
    tally: Tally

    def count(self, severity: Severity) -> int:
        """Count the diagnostics of a severity."""
        return sum(diagnostic.severity == severity for diagnostic in self.diagnostics)

    @property
    def n_errors(self) -> int:
        """How many errors there are; with none, tables may be written."""
        return self.count("error")
