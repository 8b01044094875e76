"""GitLab's Code Quality: what it reads is there, and every fingerprint is unique and steady."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from claimpack.model.location import TextRange
from claimpack.model.report import Report
from claimpack.reporters import gitlab
from tests.reporters.reports import EMPTY, LARGE, NASTY, PATH, report

# What GitLab's documentation asks of each element, and of severities what it knows.
WANTED = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": "^[^./]"},
                "lines": {
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def issues(of: Report) -> list[Any]:
    found: list[Any] = json.loads(gitlab.render(of))
    jsonschema.Draft202012Validator({"type": "array", "items": WANTED}).validate(found)
    return found


@pytest.mark.parametrize("of", [EMPTY, LARGE, NASTY], ids=["empty", "large", "nasty"])
def test_fingerprints_are_unique(of: Report) -> None:
    found = issues(of)
    assert len({one["fingerprint"] for one in found}) == len(found) == len(of.findings)


def test_fingerprints_survive_a_move_to_other_lines() -> None:
    def moved(place: TextRange) -> TextRange:
        return TextRange(place.line + 7, place.column + 2, place.end_line + 7, place.end_column + 2)

    later = [
        replace(one, location=one.location._replace(text_range=moved(one.text_range)), related=())
        for one in NASTY.findings
    ]
    assert [one["fingerprint"] for one in issues(report(*later))] == [
        one["fingerprint"] for one in issues(NASTY)
    ]


def test_a_fingerprint_does_not_depend_on_other_findings() -> None:
    alone = issues(report(NASTY.findings[-1]))
    assert alone[0]["fingerprint"] == issues(NASTY)[-1]["fingerprint"]


def test_parts_that_join_to_the_same_text_differ() -> None:
    one = NASTY.findings[3]
    other = replace(one, location=one.location._replace(path=f"{PATH}/claims", pointer="/t"))
    first, second = issues(report(one, other))
    assert first["fingerprint"] != second["fingerprint"]


def test_severities_and_places() -> None:
    first, second, third, *_ = issues(NASTY)
    assert [one["severity"] for one in (first, second, third)] == ["major", "minor", "info"]
    assert first["check_name"] == "A01 quote-not-found"
    assert first["location"]["lines"] == {"begin": 3, "end": 7}
    assert first["location"]["positions"]["begin"] == {"line": 3, "column": 5}
    assert "help: a help\nof two lines" in first["content"]["body"]
    assert "note: datapackage.json:1:1: a place that nobody knows" in second["content"]["body"]
    assert len(second["other_locations"]) == 3
