"""SARIF: valid by the schema of OASIS, complete for GitHub, and steady from run to run."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from claimpack.model.fix import Edit, Fix
from claimpack.model.report import Report
from claimpack.pipeline import check_project
from claimpack.plugins import rules
from claimpack.reporters import sarif
from tests.reporters.reports import EMPTY, FIX, LARGE, NASTY, at, finding, report

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-schema-2.1.0.json").read_text("utf-8"))


def run_of(report: Report) -> Any:
    log = json.loads(sarif.render(report))
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("report", [EMPTY, LARGE, NASTY], ids=["empty", "large", "nasty"])
def test_it_keeps_the_schema_of_oasis(report: Report) -> None:
    run = run_of(report)
    assert len(run["results"]) == len(report.findings)
    assert run["columnKind"] == "unicodeCodePoints"


def test_the_schema_would_refuse_another_key() -> None:
    log = json.loads(sarif.render(NASTY))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["start_line"] = 1
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(log)


def test_every_rule_is_described_and_indexed() -> None:
    run = run_of(NASTY)
    driver = run["tool"]["driver"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["version"])
    assert "informationUri" not in driver
    assert [rule["id"] for rule in driver["rules"]] == [loaded.rule.code for loaded in rules()]
    for rule, loaded in zip(driver["rules"], rules(), strict=True):
        assert rule["name"] == loaded.rule.name
        assert rule["shortDescription"]["text"].count("\n") == 0
        assert len(rule["fullDescription"]["text"]) > len(rule["shortDescription"]["text"]) / 2
        assert "## Write instead" in rule["help"]["text"] == rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == loaded.rule.severity
    for result in run["results"]:
        if result["ruleId"] != "Z99":
            assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert "ruleIndex" not in run["results"][-1]
    assert [result["level"] for result in run["results"][:3]] == ["error", "warning", "note"]


def test_addresses_are_relative_and_encoded() -> None:
    run = run_of(NASTY)
    for result in run["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            artifact = location["physicalLocation"]["artifactLocation"]
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", artifact["uri"], re.ASCII)
    first = run["results"][0]["locations"][0]
    assert first["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "annotations/50%25%20more%2C%20or%20less/%D9%85"
    )
    assert first["logicalLocations"] == [{"fullyQualifiedName": "/claims/x~1y/by"}]


def test_messages_hold_no_placeholder() -> None:
    message = run_of(NASTY)["results"][7]["message"]["text"]
    assert message.endswith("\n\nhelp: {{0}} and [a link](1) and {{name}}")


def test_fingerprints_survive_a_move_and_tell_findings_apart() -> None:
    def marks(report: Report) -> list[str]:
        results = run_of(report)["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    moved = [replace(one, location=one.location._replace(text_range=None)) for one in NASTY.findings]
    assert marks(NASTY) == marks(report(*moved))
    assert len(set(marks(NASTY))) == len(NASTY.findings)
    assert len(set(marks(LARGE))) == len(LARGE.findings)


def test_a_fix_of_known_characters_is_written() -> None:
    first, second, *rest = run_of(NASTY)["results"]
    (fix,) = first["fixes"]
    assert fix["description"]["text"] == FIX.title
    assert fix["properties"] == {"safe": True}
    (change,) = fix["artifactChanges"]
    assert [replacement["insertedContent"]["text"] for replacement in change["replacements"]] == [
        "coast-guard",
        "figure@12",
    ]
    assert change["replacements"][0]["deletedRegion"] == {
        "startLine": 3,
        "startColumn": 5,
        "endLine": 3,
        "endColumn": 9,
    }
    assert "fixes" not in second
    assert not any("fixes" in result for result in rest)


@pytest.mark.parametrize(
    "edit",
    [
        Edit(location=at(3, 5, 3, 9), text="a: b"),
        Edit(location=at(3, 5, 3, 9), text="#x"),
        Edit(location=at(3, 5, 3, 9), text=" x"),
        Edit(location=at(3, 5, 3, 9), text="x "),
        Edit(location=at(3, 5, 3, 9), text=""),
        Edit(location=at(3, 5, 3, 9), text="- x"),
        Edit(location=at(3, 5, 4, 9), text="x"),
        Edit(location=at(3, 5, 3, 9, path="datapackage.json"), text="x"),
        Edit(location=at(3, 5, 3, 9)._replace(text_range=None), text="x"),
        Edit(location=at(3, 5, 3, 9), action="delete"),
    ],
)
def test_a_fix_that_needs_a_writer_is_left_out(edit: Edit) -> None:
    fix = Fix(title="t", edits=(Edit(location=at(1, 1, 1, 2), text="fine"), edit), safe=True)
    (result,) = run_of(report(finding("m", at(1, 1, 1, 2), fix=fix)))["results"]
    assert "fixes" not in result


def test_a_fix_without_edits_is_left_out() -> None:
    (result,) = run_of(report(finding("m", at(1, 1, 1, 2), fix=Fix(title="t", edits=(), safe=True))))[
        "results"
    ]
    assert "fixes" not in result


def test_a_real_report_is_valid(harbour: Path) -> None:
    path = harbour / "annotations/harbour-talks/main.yaml"
    path.write_text(path.read_text("utf-8").replace("figure: 3\n", "figure: 13\n"), "utf-8")
    run = run_of(check_project(harbour).report)
    assert [result["ruleId"] for result in run["results"]] == ["F01"]
