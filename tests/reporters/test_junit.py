"""JUnit XML: readable by every reader of XML, and valid by the schema of Jenkins' xUnit plugin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from claimpack.model.report import Report
from claimpack.plugins import rules
from claimpack.reporters import junit
from tests.reporters.reports import EMPTY, LARGE, NASTY, PATH

XSD = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas/junit-10.xsd"))
# Others read these attributes of a case and link to the file; the schema of the xUnit plugin lacks them.
BEYOND = ("file", "line")


def parsed(report: Report) -> ElementTree.Element:
    """Read a report back, and check it against the schema."""
    text = junit.render(report)
    strict = ElementTree.fromstring(text.encode())
    for case in strict.iter("testcase"):
        for attribute in BEYOND:
            case.attrib.pop(attribute, None)
    XSD.validate(strict)
    return ElementTree.fromstring(text.encode())


@pytest.mark.parametrize("report", [EMPTY, LARGE, NASTY], ids=["empty", "large", "nasty"])
def test_it_keeps_the_schema_and_its_counts_are_true(report: Report) -> None:
    root = parsed(report)
    assert len(root.findall(".//failure")) == len(report.findings)
    for node in (root, *root.iter("testsuite")):
        assert int(node.attrib["tests"]) == len(list(node.iter("testcase")))
        assert int(node.attrib["failures"]) == len(list(node.iter("failure")))


def test_the_schema_would_refuse_a_suite_without_counts() -> None:
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        XSD.validate(ElementTree.fromstring('<testsuites><testsuite name="x"/></testsuites>'))


def test_a_green_run_shows_every_rule() -> None:
    root = parsed(EMPTY)
    assert [suite.attrib["name"] for suite in root] == [
        f"{loaded.rule.code} {loaded.rule.name}" for loaded in rules()
    ]
    assert all(suite.attrib["tests"] == "1" and suite.attrib["failures"] == "0" for suite in root)


def test_files_without_findings_pass() -> None:
    root = parsed(replace(NASTY, files=(PATH, "sources/b.yaml", "sources/a.yaml")))
    assert root[-1].attrib["name"] == "files without findings"
    assert [case.attrib["name"] for case in root[-1]] == ["sources/a.yaml", "sources/b.yaml"]
    assert root[-1].find(".//failure") is None


def test_a_failure_says_all() -> None:
    root = parsed(NASTY)
    case = root.findall("./testsuite[@name='A02 unplaced-anchor']/testcase")[0]
    assert (case.attrib["file"], case.attrib["line"]) == (PATH, "8")
    failure = case[0]
    assert failure.attrib["type"] == "warning"
    assert failure.attrib["message"] == NASTY.findings[1].message
    body = failure.text or ""
    assert "8:12 to 8:40: warning: Arabic first: وصلت" in body
    assert "\nfix: delete the entry, then write two\n" in body
    assert "\nnote: datapackage.json:1:1: a place that nobody knows\n" in body


def test_a_rule_that_is_not_installed_has_its_suite() -> None:
    assert parsed(NASTY)[-1].attrib["name"] == "Z99 not-a-rule"


def test_cases_of_a_suite_have_names_of_their_own() -> None:
    for report in (LARGE, NASTY):
        for suite in parsed(report):
            names = [case.attrib["name"] for case in suite]
            assert len(set(names)) == len(names)


def test_what_xml_cannot_hold_is_escaped() -> None:
    text = junit.render(NASTY)
    assert r"controls \u{0} \u{7} \u{1b}[31m" in text
    assert r"\u{fffe} \u{ffff} ]]&gt; &lt;/failure&gt; &amp;amp;" in text
