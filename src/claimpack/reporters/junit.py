"""A report as JUnit XML, for the test tabs of CI systems: one suite per rule, one failure per finding.

Rules and files without findings are passing cases, so that a run without findings is not empty. JUnit has
no severity; the type of a failure contains it. GitLab, CircleCI and actions of GitHub read `file` and
`line` of a case. The strict schema of Jenkins' xUnit plugin lacks them; Jenkins' `junit` step reads the
file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from claimpack.plugins import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.model.finding import Finding
    from claimpack.model.report import Report

# Characters that XML 1.0 excludes, and the carriage return, which its parsers turn into a line feed.
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Render a suite for each rule, then one for the files without findings."""
    suites = [_suite(f"{code} {name}", found) for (code, name), found in _by_rule(report).items()]
    clean = _clean_files(report)
    if clean:
        suites.append(_passing("files without findings", clean))
    root = ElementTree.Element("testsuites", {"name": "claimpack", **_counts(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _by_rule(report: Report) -> dict[tuple[str, str], list[Finding]]:
    grouped: dict[tuple[str, str], list[Finding]] = {
        (loaded.rule.code, loaded.rule.name): [] for loaded in rules()
    }
    for one in report.findings:
        grouped.setdefault((one.code, one.name), []).append(one)
    return grouped


def _suite(name: str, found: list[Finding]) -> ElementTree.Element:
    if not found:
        return _passing(name, [name])
    suite = ElementTree.Element("testsuite", {"name": name, **_tally(len(found), len(found))})
    suite.extend(map(_case, found))
    return suite


def _passing(name: str, cases: list[str]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": name, **_tally(len(cases), 0)})
    for case in cases:
        ElementTree.SubElement(suite, "testcase", name=_fit(case), classname=name)
    return suite


def _case(one: Finding) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase",
        name=_fit(f"{one.location.display} {one.message}"),  # GitLab keeps one case of a name
        classname=f"{one.code} {one.name}",
        file=_fit(one.location.path),
        line=str(one.text_range.line),
    )
    failure = ElementTree.SubElement(case, "failure", message=_fit(one.message), type=one.severity)
    failure.text = _fit("\n".join(_body(one)))
    return case


def _body(one: Finding) -> Iterator[str]:
    end = f"{one.text_range.end_line}:{one.text_range.end_column}"
    yield f"{one.location.display} to {end}: {one.severity}: {one.message}"
    yield from one.remarks


def _clean_files(report: Report) -> list[str]:
    found = {one.location.path for one in report.findings}
    return sorted(set(report.files) - found)


def _tally(tests: int, failures: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _counts(suites: list[ElementTree.Element]) -> dict[str, str]:
    return _tally(*(sum(int(suite.get(key, "0")) for suite in suites) for key in ("tests", "failures")))


def _fit(text: str) -> str:
    return _UNFIT.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)
