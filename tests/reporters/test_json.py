"""The JSON of a report keeps its contract, which travels with the compiler."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from claimpack.model.report import Report
from claimpack.reporters import json as reporter
from claimpack.workspace.contracts import read_contracts
from tests.conftest import claimpack
from tests.reporters.reports import EMPTY, LARGE, NASTY, PATH

SCHEMA = read_contracts().shapes["report"]


def validated(text: str) -> Any:
    document = json.loads(text)
    jsonschema.Draft202012Validator(dict(SCHEMA)).validate(document)
    return document


@pytest.mark.parametrize("report", [EMPTY, LARGE, NASTY], ids=["empty", "large", "nasty"])
def test_it_keeps_the_schema(report: Report) -> None:
    assert len(validated(reporter.render(report))["findings"]) == len(report.findings)


def test_a_real_run_keeps_the_schema(harbour: Any) -> None:
    path = harbour / "annotations/harbour-talks/main.yaml"
    path.write_text(path.read_text("utf-8").replace("figure: 3\n", "figure: 13\n"), "utf-8")
    document = validated(claimpack("check", "--format", "json", cwd=harbour).out)
    assert [one["code"] for one in document["findings"]] == ["F01"]


def test_the_schema_is_that_of_the_version() -> None:
    assert SCHEMA["properties"]["version"]["const"] == reporter.VERSION


@pytest.mark.parametrize(
    "change",
    [{"version": 1}, {"findings": [{"code": "A01"}]}, {"more": 1}, {"summary": {}}],
    ids=lambda change: next(iter(change)),
)
def test_the_schema_refuses_what_departs_from_it(change: dict[str, Any]) -> None:
    document = json.loads(reporter.render(EMPTY)) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(dict(SCHEMA)).validate(document)


def test_fixes_and_severities() -> None:
    first, second, third, *_, last = json.loads(reporter.render(NASTY))["findings"]
    assert first["fix"]["safe"] is True
    assert first["fix"]["edits"][1] == {
        "action": "replace",
        "text": "figure@12",
        "path": PATH,
        "pointer": "/claims/x/at",
        "on": "key",
        "place": {"line": 4, "column": 5, "end_line": 4, "end_column": 8},
    }
    assert [edit["place"] for edit in second["fix"]["edits"]] == [None, None]
    assert third["fix"] is None
    assert (second["severity"], second["rule_severity"]) == ("warning", "error")
    assert (last["severity"], last["rule_severity"]) == ("error", "error")  # a rule that is not installed
