"""Findings are filtered by entry, and located when they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from claimpack.check.locate import resolve_locations
from claimpack.model.finding import Finding
from claimpack.model.location import Location, TextRange
from claimpack.pipeline import check_project
from claimpack.rules.time import open_prediction
from claimpack.rules.yaml import schema_mismatch
from claimpack.yaml.document import Document
from claimpack.yaml.strict import parse_yaml

TEXT = "a: 1\nb: 2\nc: 3\n"


class Documents(Mapping[str, Document]):
    """Trees of equal files, which records which of them were parsed."""

    def __init__(self) -> None:
        self.parsed: set[str] = set()

    def __getitem__(self, path: str) -> Document:
        self.parsed.add(path)
        document, _, _ = parse_yaml(path, TEXT)
        assert document is not None
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def error(path: str, key: str) -> Finding:
    return schema_mismatch.RULE.at(Location(path).child(key), problem="wrong")


def note(path: str, key: str) -> Finding:
    return open_prediction.RULE.at(Location(path).child(key))


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    return [(one.location.path, one.text_range.line) for one in findings]


def test_findings_are_sorted_by_file_and_line() -> None:
    found = [error("b.yaml", "a"), error("a.yaml", "c"), error("a.yaml", "b"), error("a.yaml", "c")]
    shown, hidden = resolve_locations(found, Documents())
    assert places(shown) == [("a.yaml", 2), ("a.yaml", 3), ("b.yaml", 1)]
    assert shown[0].text_range == TextRange(2, 4, 2, 5)
    assert hidden == {}


def test_a_file_of_which_nothing_is_shown_is_not_parsed() -> None:
    documents = Documents()
    found = [error(path, key) for path in ("a.yaml", "b.yaml") for key in "ab"] + [note("c.yaml", "a")]
    shown, hidden = resolve_locations(found, documents, notes=False, max_per_rule=1)
    assert places(shown) == [("a.yaml", 1)]
    assert hidden == {"schema-mismatch": 3}
    assert documents.parsed == {"a.yaml"}


def test_hidden_notes_count_towards_the_most_of_their_rule() -> None:
    found = [note("a.yaml", key) for key in "abc"]
    assert resolve_locations(found, Documents(), notes=False, max_per_rule=2) == (
        (),
        {"open-prediction": 1},
    )


def test_a_suppression_in_a_registry(harbour: Path) -> None:
    registry = harbour / "annotations/registry/actors.yaml"
    entry = "spare:\n  kind: person\n  name: Spare\n"
    comment = "# claimpack: allow unused-id until 2099-01-01 by t1: needed soon\n"
    registry.write_text(registry.read_text("utf-8") + entry, "utf-8")
    assert [one.name for one in check_project(harbour).report.findings] == ["unused-id"]
    registry.write_text(registry.read_text("utf-8").replace(entry, comment + entry), "utf-8")
    report = check_project(harbour).report
    assert (report.findings, report.n_suppressed) == ((), 1)
