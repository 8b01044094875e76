"""What the fixes of rules would write, and where."""

from __future__ import annotations

from pathlib import Path

from claimpack.model.fix import Fix
from claimpack.pipeline import check_project
from tests.conftest import HARBOUR

MAIN = "annotations/harbour-talks/main.yaml"
ALSO = "annotations/harbour-talks/also.yaml"
QUAY = "annotations/quay-report/main.yaml"


def fix_of(project: Path, code: str, texts: Path | None = None) -> Fix | None:
    report = check_project(project, texts=[texts] if texts else []).report
    (found,) = (one for one in report.findings if one.code == code)
    return found.fix


def change(project: Path, path: str, old: str, new: str) -> None:
    content = (project / path).read_text(encoding="utf-8")
    assert content.count(old) == 1
    (project / path).write_text(content.replace(old, new), encoding="utf-8")


def shown(fix: Fix | None) -> list[tuple[str, str, str]]:
    assert fix is not None
    return [(edit.action, edit.location.pointer, edit.text) for edit in fix.edits]


def test_an_order_for_an_invented_number(harbour: Path) -> None:
    change(harbour, ALSO, "figure: tens", "figure: 20")
    fix = fix_of(harbour, "F07")
    assert shown(fix) == [("replace", "/claims/dockers/figure", "tens")]
    assert fix is not None
    assert fix.safe


def test_doubt_is_written_behind_the_reading(harbour: Path) -> None:
    change(harbour, MAIN, "    certainty: probable\n", "")
    fix = fix_of(harbour, "C04")
    assert shown(fix) == [("insert", "/claims/grain-by-december/reading", "certainty: probable")]
    assert fix is not None
    assert not fix.safe


def test_doubt_replaces_certainty(harbour: Path) -> None:
    change(harbour, MAIN, "certainty: probable", "certainty: certain")
    assert shown(fix_of(harbour, "C04")) == [("replace", "/claims/grain-by-december/certainty", "probable")]


CONFLICT = "    links:\n      - conflicts: grain-shipped\n        why: origin\n"
OTHER = "        cue@63: أعلن\n"


def test_the_second_of_two_links_goes_with_its_list(harbour: Path) -> None:
    back = "    links:\n      - conflicts: grain-union\n        why: origin\n"
    change(harbour, MAIN, OTHER, OTHER + back)
    fix = fix_of(harbour, "L03")
    assert shown(fix) == [("delete", "/claims/grain-union/links", "")]
    assert fix is not None
    assert fix.safe


def test_the_second_of_two_links_leaves_others(harbour: Path) -> None:
    change(harbour, MAIN, CONFLICT, CONFLICT + "      - repeats: ships-left\n")
    change(harbour, MAIN, OTHER, OTHER + CONFLICT.replace("grain-shipped", "grain-union"))
    assert shown(fix_of(harbour, "L03")) == [("delete", "/claims/grain-union/links/0", "")]


def test_no_link_is_deleted_with_its_note_or_reason(harbour: Path) -> None:
    change(harbour, MAIN, OTHER, OTHER + "    links:\n      - conflicts: grain-union\n")
    assert fix_of(harbour, "L03") is None
    change(
        harbour,
        MAIN,
        "      - conflicts: grain-union\n",
        "      - conflicts: grain-union\n        why: origin\n",
    )
    change(harbour, MAIN, CONFLICT, CONFLICT + "        note: They count otherwise.\n")
    assert fix_of(harbour, "L03") is None


def test_a_digest_finds_its_place(harbour: Path) -> None:
    change(harbour, QUAY, "content@147+45:", "content@140+45: sha256:c8a235f6b554")
    fix = fix_of(harbour, "A07", HARBOUR / "texts")
    assert shown(fix) == [("replace", "/claims/port-open/content@140+45", "content@147+45")]
    assert fix is not None
    assert fix.edits[0].location.on == "key"
    assert not fix.safe
