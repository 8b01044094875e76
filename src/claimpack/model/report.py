"""A report: everything that a run found, and how much it looked at. Every format is rendered from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
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
    silent: int
    """Anchors without words: their place is checked, and nothing else can be."""
    failed: int
    without_page: int
    texts_missing: tuple[str, ...]
    """Sources whose text is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Located findings in the order of files and places."""

    findings: tuple[Finding, ...]
    tally: VerificationCounts
    files: tuple[str, ...] = ()
    """Every file that was looked at."""
    partly_read: tuple[str, ...] = ()
    """Files of which something was refused, so that rules have not seen all of them."""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each file that a finding points into, for excerpts; without line breaks."""
    hidden: Mapping[str, int] = field(default_factory=dict)
    """By rule name, how many more findings there are than the report shows."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """By severity, where not all findings are shown."""
    n_suppressed: int = 0
    """Findings that a suppression in a file excuses."""
    n_known: int = 0
    """Findings that the baseline lists."""

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity, those that are not shown included."""
        return self._counts().get(severity, 0)

    def _counts(self) -> Mapping[str, int]:
        return self.counts or Counter(finding.severity for finding in self.findings)

    def showing(self, findings: tuple[Finding, ...], hidden: Mapping[str, int]) -> Report:
        """Give the same report with fewer findings; the counts of severities stay those of all."""
        return replace(self, findings=findings, hidden=hidden, counts=self._counts())

    def without_notes(self) -> Report:
        """Leave the notes out, and count them still."""
        kept = tuple(one for one in self.findings if one.severity != "note")
        return self.showing(kept, self.hidden)

    def capped(self, most: int) -> Report:
        """Keep the first findings of each rule, and count the others; all of them where `most` is 0."""
        if most == 0:
            return self
        seen: Counter[str] = Counter()
        shown = []
        for finding in self.findings:
            seen[finding.name] += 1
            if seen[finding.name] <= most:
                shown.append(finding)
        hidden = {name: count - most for name, count in seen.items() if count > most}
        return self.showing(tuple(shown), hidden)

    @property
    def n_errors(self) -> int:
        """How many errors there are; with none, tables may be written."""
        return self.count("error")

    def n_fixable(self, *, safe: bool) -> int:
        """Count the findings that come with a safe fix, or with another."""
        fixes = (finding.fix for finding in self.findings)
        return sum(fix is not None and fix.safe is safe for fix in fixes)
