"""A report: everything that a run found, and how much it looked at. Every format is rendered from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimpack.model.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationCounts:
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
    positional: int
    """Anchors without words, of which only the position can be checked."""
    failed: int
    without_page: int
    texts_missing: tuple[str, ...]
    """Sources whose text is not available."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Located findings, sorted by file and line."""

    findings: tuple[Finding, ...]
    verification: VerificationCounts
    files: tuple[str, ...] = ()
    """Every file that was checked."""
    partly_read: tuple[str, ...] = ()
    """Files of which something was refused, so that rules have not seen all of them."""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each file that a finding points into, for excerpts; without line breaks."""
    hidden: Mapping[str, int] = field(default_factory=dict)
    """By rule name, how many more findings there are than the report shows."""
    by_severity: Mapping[str, int] = field(default_factory=dict)
    """The number of findings of each severity, where not all are shown."""
    n_suppressed: int = 0
    """Findings that a comment suppresses."""
    n_known: int = 0
    """Findings that the baseline lists."""

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity, those that are not shown included."""
        if self.by_severity:
            return self.by_severity.get(severity, 0)
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def n_errors(self) -> int:
        """The number of errors; without any, tables may be written."""
        return self.count("error")

    def n_fixable(self, *, safe: bool) -> int:
        """Count the findings shown that come with a safe fix, or with another."""
        fixes = (finding.fix for finding in self.findings)
        return sum(fix is not None and fix.safe is safe for fix in fixes)
