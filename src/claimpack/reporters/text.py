"""A report for people: each finding with the line it is about, what to do, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.location import START
from claimpack.text.display import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimpack.model.finding import Finding
    from claimpack.model.location import Location
    from claimpack.model.report import Report, VerificationCounts

    Paint = Callable[[str, str], str]


# Sources without text that the summary names; a large dataset has thousands.
_NAMED = 5


def render(report: Report, paint: Paint = lambda _, words: words) -> str:
    """Render every finding and the summary, ending with a line break.

    Lines of a page are those of its mask if the text is not available.

    `paint(style, words)` may colour `error`, `warning`, `note`, `help`, `fix`, `place` and `rule`.
    """
    lines = [line for finding in report.findings for line in _finding(finding, report, paint)]
    lines += [
        f"… and {count} more of {name} (show all with --max-per-rule 0)"
        for name, count in sorted(report.hidden.items())
    ]
    if lines:
        lines.append("")
    lines += _summary(report)
    return "\n".join((*lines, ""))


def _finding(finding: Finding, report: Report, paint: Paint) -> Iterator[str]:
    severity = paint(finding.severity, f"{finding.severity}:")
    rule = paint("rule", f"[{finding.name} {finding.code}]")
    yield f"{paint('place', _where(finding.location))}: {severity} {finding.message} {rule}"
    yield from _excerpt(finding.location, report, paint, finding.severity)
    if finding.hint:
        yield f"    {paint('help', 'help:')} {finding.hint}"
    if finding.fix is not None:
        how = "--fix" if finding.fix.safe else "--fix --unsafe"
        yield f"    {paint('fix', 'fix:')} {finding.fix.title} ({how})"
    for related in finding.related:
        yield f"    {paint('note', 'see:')} {_where(related.location)}: {related.message}"
        yield from _excerpt(related.location, report, paint, "note")


def _where(location: Location) -> str:
    text_range = location.text_range or START
    return f"{location.path}:{text_range.line}:{text_range.column}"


def _excerpt(location: Location, report: Report, paint: Paint, style: str) -> Iterator[str]:
    text_range, lines = location.text_range, report.lines.get(location.path)
    if text_range is None or text_range == START or lines is None or text_range.line > len(lines):
        return
    line = lines[text_range.line - 1]
    end = text_range.end_column - 1 if text_range.end_line == text_range.line else len(line)
    shown, carets = excerpt(line, text_range.column - 1, end)
    number = str(text_range.line)
    yield f"    {number} | {shown}"
    if carets:
        yield f"    {' ' * len(number)} | {paint(style, carets)}"


def _summary(report: Report) -> Iterator[str]:
    counts = report.verification
    errors, warnings = _count(report.n_errors, "error"), _count(report.count("warning"), "warning")
    yield f"{errors}, {warnings}{_aside(report)}"
    if report.partly_read:
        yield f"{', '.join(report.partly_read)} could not be fully read; fix it first"
    yield (
        f"checked {_count(counts.n_sources, 'source')}, {_count(counts.n_articles, 'article')}, "
        f"{_count(counts.n_claims, 'claim')}, {_count(counts.n_anchors, 'anchor')}"
    )
    yield f"verified {', '.join(_verified(counts)) or 'nothing'}"
    if counts.texts_missing:
        named = ", ".join(counts.texts_missing[:_NAMED])
        more = len(counts.texts_missing) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        yield (f"no text of {named}{others}: name its folder with --texts to compare every character")


def _aside(report: Report) -> str:
    """Return the counts that do not fail a run, without zeros."""
    counts = (
        (_count(report.count("note"), "note") + _folded(report), report.count("note")),
        (f"{report.n_suppressed} suppressed", report.n_suppressed),
        (f"{report.n_known} known from the baseline", report.n_known),
        (f"{report.n_fixable(safe=True)} with a safe fix (--fix)", report.n_fixable(safe=True)),
        (
            f"{report.n_fixable(safe=False)} with an unsafe fix (--fix --unsafe)",
            report.n_fixable(safe=False),
        ),
    )
    return "".join(f", {words}" for words, count in counts if count)


def _folded(report: Report) -> str:
    shown = any(one.severity == "note" for one in report.findings)
    return "" if shown else " (--notes shows them)"


def _verified(counts: VerificationCounts) -> Iterator[str]:
    by_comparison = (
        (counts.by_text, "against the text"),
        (counts.by_mask, "against the mask"),
        (counts.by_shape, "against the mask by length only (inside a word)"),
        (counts.positional, "by position only"),
        (counts.failed, "not found"),
        (counts.without_page, "against nothing"),
    )
    for count, what in by_comparison:
        if count:
            yield f"{count} {what}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
