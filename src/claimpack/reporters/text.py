"""A report for people: a line a finding, what was expected below it, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.model.locus import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.report import Report, Tally


def render(report: Report) -> str:
    """Render every finding and the summary, ending with a line break."""
    lines = [line for diagnostic in report.diagnostics for line in _finding(diagnostic)]
    if lines:
        lines.append("")
    lines += _summary(report)
    return "\n".join((*lines, ""))


def _finding(diagnostic: Diagnostic) -> Iterator[str]:
    place = diagnostic.place
    where = f"{diagnostic.locus.path}:{place.line}:{place.column}"
    rule = f"{diagnostic.code} {diagnostic.name}"
    yield f"{where}: {diagnostic.severity}: {diagnostic.message} [{rule}]"
    if diagnostic.hint:
        yield f"    help: {diagnostic.hint}"
    for related in diagnostic.related:
        other = related.locus.place or START
        yield f"    note: {related.locus.path}:{other.line}:{other.column}: {related.message}"


def _summary(report: Report) -> Iterator[str]:
    tally = report.tally
    notes = f", {_count(n_notes, 'note')}" if (n_notes := report.count("note")) else ""
    yield f"{_count(report.n_errors, 'error')}, {_count(report.count('warning'), 'warning')}{notes}"
    yield (
        f"looked at {_count(tally.n_sources, 'source')}, {_count(tally.n_articles, 'article')}, "
        f"{_count(tally.n_claims, 'claim')}, {_count(tally.n_anchors, 'anchor')}"
    )
    yield f"verified {', '.join(_verified(tally)) or 'nothing'}"
    if tally.texts_missing:
        yield (
            f"without the text of {', '.join(tally.texts_missing)}: "
            "give its folder with --texts to compare every character"
        )


def _verified(tally: Tally) -> Iterator[str]:
    counts = (
        (tally.by_text, "against the text"),
        (tally.by_mask, "against the mask"),
        (tally.by_shape, "against the mask by length alone (inside a word)"),
        (tally.silent, "without words by place alone"),
        (tally.failed, "not found"),
        (tally.without_page, "against nothing"),
    )
    for count, what in counts:
        if count:
            yield f"{count} {what}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
