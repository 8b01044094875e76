"""What an editor has not saved stands before what is on disk."""

from __future__ import annotations

from pathlib import Path

from claimpack.pipeline import check_project
from claimpack.workspace.roles import role_of

MAIN = "annotations/harbour-talks/main.yaml"


def test_an_overlay_stands_before_the_disk(harbour: Path) -> None:
    content = (harbour / MAIN).read_bytes()
    overlay = {MAIN: content.replace(b"by: dock-union", b"by: dock-onion")}
    (found,) = check_project(harbour, overlay=overlay).report.findings
    assert (found.code, found.location.path, found.text_range.line) == ("R01", MAIN, 30)
    assert (harbour / MAIN).read_bytes() == content


def test_an_overlay_may_add_and_restore_files(harbour: Path) -> None:
    content = (harbour / MAIN).read_bytes()
    (harbour / MAIN).unlink()
    assert check_project(harbour).report.n_errors
    assert check_project(harbour, overlay={MAIN: content}).report.n_errors == 0
    stray = check_project(harbour, overlay={MAIN: content, "annotations/x.yaml": b"", "notes.yaml": b""})
    assert [one.location.path for one in stray.report.findings] == ["annotations/x.yaml"]


def test_an_overlay_may_hold_manifest_and_masks(harbour: Path) -> None:
    report = check_project(
        harbour, overlay={"datapackage.json": b"{", "sources/quay-report.mask": b"x"}
    ).report
    # The manifest is broken, and so is what it says of rules.
    found = [one for one in report.findings if one.code != "A11"]
    assert {one.location.path for one in found} == {
        "datapackage.json",
        "sources/quay-report.yaml",
    }


def test_every_input_file_has_a_role() -> None:
    kinds = {
        MAIN: "annotations",
        "annotations/registry/units.yaml": "units",
        "annotations/retired.yaml": "retired",
        "sources/harbour-talks.yaml": "source",
        "annotations/registry/unit.yaml": None,
        "annotations/a/b/c.yaml": None,
        "annotations/a/b.yml": None,
        "sources/a/b.yaml": None,
    }
    for path, kind in kinds.items():
        role = role_of(path)
        assert role is not None, path
        assert (role.kind, bool(role.hint)) == (kind, kind is None)
    second = role_of("annotations/a/b.b.yaml")
    assert second is not None
    assert (second.kind, second.second) == ("annotations", True)
    for path in ("sources/text/a.yaml", "docs/a.yaml", "datapackage.json", "sources/a.mask", ""):
        assert role_of(path) is None, path
