"""What must hold of the report on a mutant, whatever was done to it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from claimpack.model.location import Location
from claimpack.model.report import Report
from claimpack.pipeline import Checked, check_project
from claimpack.reporters import concise, github, gitlab, junit, sarif, text
from claimpack.reporters import json as json_reporter
from claimpack.workspace.contracts import read_contracts
from claimpack.write.fixes import fixed
from claimpack.yaml.format import format_document
from claimpack.yaml.nodes import plain
from claimpack.yaml.schema_node import SchemaNode
from claimpack.yaml.strict import parse_yaml
from tests.conftest import HARBOUR, TODAY
from tests.properties.mutations import FILES, Mutant

KINDS = {
    name: "source"
    if name.startswith("sources/")
    else name.rpartition("/")[2].removesuffix(".yaml")
    if "/registry/" in name or name.count("/") == 1
    else "annotations"
    for name in FILES
    if name.endswith(".yaml")
}


def faults_of(one: Mutant) -> tuple[int, list[str]]:
    """Check a mutant. Gives the number of findings, and what is wrong with the report; may raise."""
    checked = _checked(one, one.overlay)
    report = checked.report
    _render(report)
    wrong = [*_astray(report, one.overlay), *_unmended(one, checked), *_relaid(checked)]
    return len(report.findings), wrong


def _checked(one: Mutant, overlay: dict[str, bytes]) -> Checked:
    texts = [HARBOUR / "texts"] if one.with_texts else []
    return check_project(HARBOUR, texts=texts, overlay=overlay, today=TODAY)


def _unmended(one: Mutant, checked: Checked) -> Iterator[str]:
    """Apply all fixes, safe or not: no file may become one that cannot be parsed."""
    documents = checked.documents
    now = {path: document.text for path, document in documents.items()}
    changed, _ = fixed(now, documents, checked.report.findings, unsafe=True)
    if changed:
        overlay = one.overlay | {path: text.encode("utf-8") for path, text in changed.items()}
        after = _checked(one, overlay).documents
        yield from (f"{path} cannot be parsed after fixes" for path in changed if path not in after)


def _relaid(checked: Checked) -> Iterator[str]:
    """Lay out every file that can be read: it says the same, and stays as it is."""
    found = checked.report.findings
    unsound = {one.location.path for one in found if one.code[0] == "Y" and one.severity == "error"}
    for path, document in checked.documents.items():
        if path in unsound or path not in KINDS:
            continue
        order = SchemaNode.root(KINDS[path], read_contracts().shapes)
        once = format_document(document, order)
        again, broken, _ = parse_yaml(path, once)
        rejected = any(one.code == "Y01" for one in broken)
        if again is None or rejected or plain(again.root) != plain(document.root):
            yield f"{path} says something else in canonical layout"
        elif format_document(again, order) != once:
            yield f"{path} has two canonical layouts"


def _astray(report: Report, overlay: dict[str, bytes]) -> Iterator[str]:
    lines = {
        name: content.decode("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
        for name, content in {**FILES, **overlay}.items()
    }
    for finding in report.findings:
        if not finding.message:
            yield f"{finding.code} says nothing"
        for location in (finding.location, *(one.location for one in finding.related)):
            why = _outside(location, lines)
            if why is not None:
                yield f"{finding.code} at {location.path} {location.text_range}: {why}"


def _outside(location: Location, lines: dict[str, list[str]]) -> str | None:
    place = location.text_range
    if location.path not in lines:
        return "there is no such file"
    if place is None:
        return "it has no place"
    if (place.line, place.column) > (place.end_line, place.end_column):
        return "it ends before it begins"
    for line, column in ((place.line, place.column), (place.end_line, place.end_column)):
        if not 1 <= line <= len(lines[location.path]):
            return f"the file has {len(lines[location.path])} lines"
        if not 1 <= column <= len(lines[location.path][line - 1]) + 1:
            return f"line {line} has {len(lines[location.path][line - 1])} characters"
    return None


def _render(report: Report) -> None:
    """Render a report in every format, and read back what is meant for machines."""
    for reporter in (concise, github, text):
        reporter.render(report).encode("utf-8")
    for reporter in (gitlab, sarif, json_reporter):
        json.loads(reporter.render(report).encode("utf-8"))
    ET.fromstring(junit.render(report).encode("utf-8"))
