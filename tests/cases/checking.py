"""A case checked: what was found is compared with what the case says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimpack import plugins
from claimpack.model.finding import Finding
from claimpack.model.report import Report
from claimpack.pipeline import Checked, check_project
from claimpack.reporters import text as text_reporter
from claimpack.write.fixes import fixed
from tests.cases.case import CODES, Case, Marked, Planted, written
from tests.conftest import TODAY

# A file or a record with one of these was not read, so that no rule has seen it.
_REFUSED = {
    one.rule.code for one in plugins.rules() if one.rule.scope == "stage" and one.rule.severity == "error"
}
_NAMES = {code: name for name, code in CODES.items()}


@dataclass(frozen=True)
class Project:
    """A copy of the invented project on disk, and its files as they were copied."""

    root: Path
    base: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True)
class Outcome:
    """What a check found in a case."""

    findings: tuple[Finding, ...]
    report: str
    """The findings as a user sees them, without the summary."""
    fixes: str
    """What each fix changes."""


def check(case: Case, root: Path, overlay: Mapping[str, bytes] | None = None) -> Checked:
    """Check a project, with every rule, as the command line does."""
    texts = [root / "texts"] if "with texts" in case.options else []
    return check_project(root, texts=texts, today=TODAY, overlay=overlay)


def counted(case: Case, report: Report) -> tuple[Finding, ...]:
    """The findings that a case must list: all of them, or those of its rule and those that hide any.

    Edits need not be in canonical layout, where that is not the rule.
    """
    if "this rule only" in case.options:
        codes = {case.code, *_REFUSED}
    else:
        codes = {*_NAMES} if case.rule == "unformatted" else {*_NAMES} - {CODES["unformatted"]}
    return tuple(one for one in report.findings if one.code in codes)


def outcome(case: Case, project: Project) -> tuple[Planted, Outcome]:
    """Write a case into a project, check it, and restore the project."""
    planted = case.plant(project.base)
    with written(project.root, project.base, planted):
        checked = check(case, project.root)
        findings = counted(case, checked.report)
        return planted, Outcome(findings, rendered(checked.report, findings), fixes(checked, findings))


def rendered(report: Report, findings: tuple[Finding, ...]) -> str:
    words = text_reporter.render(replace(report, findings=findings))
    return words.partition("\n\n")[0] + "\n" if findings else ""


def texts_of(checked: Checked, findings: Iterable[Finding]) -> dict[str, str]:
    """The texts of the files that fixes of findings edit."""
    paths = {edit.location.path for one in findings if one.fix for edit in one.fix.edits}
    return {path: checked.documents[path].text for path in sorted(paths) if path in checked.documents}


def fixes(checked: Checked, findings: tuple[Finding, ...]) -> str:
    """For each fix: `safe` or `unsafe`, the path, and the lines that it changes."""
    texts = texts_of(checked, findings)
    lines: list[str] = []
    for one in findings:
        if one.fix is not None:
            changed, _ = fixed(texts, checked.documents, [one], unsafe=True)
            for path, new in changed.items():
                lines.append(f"{'safe' if one.fix.safe else 'unsafe'} {path}")
                lines += _changes(texts[path], new)
    # A page keeps no carriage return: git would write it another way.
    return "".join(f"{line}\n" for line in lines).replace("\r", "␍")


def _changes(old: str, new: str) -> Iterable[str]:
    before, after = old.split("\n"), new.split("\n")
    for action, start, end, first, last in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if action == "insert" and start:
            yield f" {before[start - 1]}"
        if action != "equal":
            yield from (f"-{line}" for line in before[start:end])
            yield from (f"+{line}" for line in after[first:last])


def place(marked: Marked) -> str:
    at = marked.text_range
    return (
        f"{marked.path}:{at.line}:{at.column} to {at.end_line}:{at.end_column} "
        f"{_NAMES[marked.code]} {marked.code}"
    )


def marked(finding: Finding) -> Marked:
    return Marked(finding.location.path, finding.text_range, finding.code)


def failure(case: Case, planted: Planted, found: Outcome) -> str | None:
    """What is wrong with a case, for people; None where it is as expected."""
    messages = {place(marked(one)): f"{one.severity}: {one.message}" for one in found.findings}
    places = _difference(
        map(place, planted.expected), map(place, sorted(map(marked, found.findings))), "findings"
    )
    places = [f"{line}  {messages[line[1:]]}" if line[1:] in messages else line for line in places]
    report, changes = case.block("report"), case.block("fix")
    words = [] if report is None else _difference(report.split("\n"), found.report.split("\n"), "report")
    edits = _difference((changes or "").split("\n"), found.fixes.split("\n"), "fix")
    if not places + words + edits:
        return None
    command = f"pytest tests/cases -k '{case.rule}' --update-cases"
    advice = [f"To rewrite the blocks `report` and `fix` of this page: {command}"]
    if places:
        advice = [
            f"The places are marked by ⟪ and ⟫ in the edits of {case.where}.",
            f"To have them marked anew, take all marks out of the case and run: {command}",
        ]
        if any(line.startswith("+") and f" {case.code}  " not in line for line in places[2:]):
            advice.append(
                "Findings of other rules: change the edit, or add `(this rule only)` to the heading."
            )
    return "\n".join([f"{case.where}: {case.heading[3:]}", *places, *words, *edits, *advice])


def _difference(expected: Iterable[str], found: Iterable[str], what: str) -> list[str]:
    lines = difflib.unified_diff(
        list(expected), list(found), f"expected {what}", f"actual {what}", lineterm="", n=2
    )
    return list(lines)
