"""A report as SARIF 2.1.0, the OASIS format that code scanning and editors read.

Paths are relative to the folder of `datapackage.json`. GitHub matches alerts only by
`primaryLocationLineHash`, and by default merges findings of one rule on one line. Here it is the
fingerprint of the finding, which does not change when its line is edited or moved.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from claimpack.model.fingerprint import fingerprints
from claimpack.model.location import START
from claimpack.plugins import rules

if TYPE_CHECKING:
    from claimpack.model.finding import Finding
    from claimpack.model.fix import Edit, Fix
    from claimpack.model.location import Location, TextRange
    from claimpack.model.report import Report
    from claimpack.plugins import LoadedRule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
BASE = "PROJECTROOT"

_PLAIN_IN_URI = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
# Text that is a plain scalar in YAML in every position. Other text needs a writer that quotes.
_PLAIN_IN_YAML = re.compile(r"[^\W_][\w./+@?() -]*(?<! )")

Object = dict[str, Any]


def render(report: Report) -> str:
    """Render one run with every rule and every finding."""
    loaded = rules()
    index = {one.rule.code: position for position, one in enumerate(loaded)}
    marks = fingerprints(report.findings)
    run = {
        "tool": {"driver": _driver(loaded)},
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that holds datapackage.json."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, mark, index) for one, mark in zip(report.findings, marks, strict=True)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(loaded: tuple[LoadedRule, ...]) -> Object:
    return {"name": "claimpack", "version": version("claimpack"), "rules": [_rule(one) for one in loaded]}


def _rule(loaded: LoadedRule) -> Object:
    manual = loaded.manual.strip()
    summary = manual.partition("\n")[0]
    return {
        "id": loaded.rule.code,
        "name": loaded.rule.name,
        "shortDescription": _message(summary),
        "fullDescription": _message(_section(manual, "What it finds") or summary),
        "help": {"text": _braced(manual), "markdown": _braced(manual)},
        "defaultConfiguration": {"level": loaded.rule.severity},
    }


def _section(manual: str, heading: str) -> str:
    behind = manual.partition(f"## {heading}\n")[2]
    return " ".join(behind.partition("\n## ")[0].split())


def _result(one: Finding, mark: str, index: dict[str, int]) -> Object:
    result: Object = {"ruleId": one.code}
    if one.code in index:
        result["ruleIndex"] = index[one.code]
    result["level"] = one.severity
    result["message"] = _message(one.message if one.hint is None else f"{one.message}\n\nhelp: {one.hint}")
    result["locations"] = [_location(one.location)]
    if one.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.location), "message": _message(other.message)}
            for number, other in enumerate(one.related)
        ]
    result["partialFingerprints"] = {"primaryLocationLineHash": mark, "claimpackFinding/v1": mark}
    if one.fix is not None and one.fix.edits and all(map(_is_expressible, one.fix.edits)):
        result["fixes"] = [_fix(one.fix)]
    return result


def _message(text: str) -> Object:
    return {"text": _braced(text)}


def _braced(text: str) -> str:
    # §3.11.5: a brace opens a placeholder unless it is doubled, even where there are no arguments.
    return text.replace("{", "{{").replace("}", "}}")


def _location(location: Location) -> Object:
    result: Object = {
        "physicalLocation": {
            "artifactLocation": _artifact(location.path),
            "region": _region(location.text_range or START),
        }
    }
    if location.pointer:
        result["logicalLocations"] = [{"fullyQualifiedName": location.pointer}]
    return result


def _artifact(path: str) -> Object:
    written = path.encode("utf-8", "surrogateescape")
    uri = "".join(chr(byte) if byte in _PLAIN_IN_URI else f"%{byte:02X}" for byte in written)
    return {"uri": uri, "uriBaseId": BASE}


def _region(text_range: TextRange) -> Object:
    return {
        "startLine": text_range.line,
        "startColumn": text_range.column,
        "endLine": text_range.end_line,
        "endColumn": text_range.end_column,
    }


def _is_expressible(edit: Edit) -> bool:
    """Return whether an edit replaces characters of one line by text that needs no quotes."""
    text_range = edit.location.text_range
    return (
        edit.action == "replace"
        and text_range is not None
        and text_range.line == text_range.end_line
        and edit.location.path.endswith((".yaml", ".yml"))
        and _PLAIN_IN_YAML.fullmatch(edit.text) is not None
    )


def _fix(fix: Fix) -> Object:
    changes: dict[str, list[Object]] = {}
    for edit in fix.edits:
        replacement = {
            "deletedRegion": _region(edit.location.text_range or START),
            "insertedContent": {"text": edit.text},
        }
        changes.setdefault(edit.location.path, []).append(replacement)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
        "properties": {"safe": fix.safe},
    }
