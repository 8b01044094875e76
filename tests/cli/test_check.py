"""`claimpack check`: selection, fixes, baseline, caps; `claimpack fmt`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import claimpack

MAIN = "annotations/harbour-talks/main.yaml"


def edit(project: Path, old: str, new: str, path: str = MAIN) -> None:
    target = project / path
    content = target.read_text("utf-8")
    assert content.count(old) == 1
    target.write_text(content.replace(old, new), "utf-8")


@pytest.fixture
def faulty(harbour: Path) -> Path:
    """A project with a safe fix (F02), an unsafe one (R01) and a warning (R04)."""
    edit(harbour, "    figure: 400 to 500", "    figure: 500 to 400")
    edit(harbour, "by: dock-union\n        by@156", "by: dock-onion\n        by@156")
    edit(harbour, "by@253: الحداد", "by@253: الحدا")
    return harbour


def codes(project: Path, *words: str | Path) -> list[str]:
    ran = claimpack("check", "--format", "json", *words, cwd=project)
    assert ran.err == ""
    return [one["code"] for one in json.loads(ran.out)["findings"] if one["severity"] != "note"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["R04", "A08", "F02", "R01"]),
        (["--select", "F02"], ["F02"]),
        (["--select", "bounds-reversed"], ["F02"]),
        (["--select", "r"], ["R04", "R01"]),
        (["--select", "R", "--ignore", "R04"], ["R01"]),
        (["--ignore", "A", "--ignore", "R"], ["F02"]),
    ],
)
def test_rules_are_selected_by_name_code_or_prefix(
    faulty: Path, words: list[str], expected: list[str]
) -> None:
    assert sorted(codes(faulty, *words)) == sorted(expected)


def test_the_manifest_chooses_too_and_a_slip_there_is_found(faulty: Path) -> None:
    chosen = '"claimpack:rules": {"R": "off", "F02": "note", "A11": "off"},\n  "resources"'
    manifest = (faulty / "datapackage.json").read_text("utf-8")
    edit(
        faulty,
        manifest[
            manifest.index('"claimpack:rules"') : manifest.index(": [", manifest.index('"resources"'))
        ],
        chosen,
        "datapackage.json",
    )
    assert codes(faulty) == ["A08"]
    edit(faulty, '"R": "off"', '"unknwon-id": "off"', "datapackage.json")
    ran = claimpack("check", "--format", "concise", cwd=faulty)
    assert "datapackage.json:" in ran.out
    assert "there is no rule `unknwon-id` (did you mean `unknown-id`?)" in ran.out


def test_an_error_of_a_stage_cannot_be_chosen_away(harbour: Path) -> None:
    edit(harbour, "    kind: silence", "    kind: silense")
    assert codes(harbour, "--ignore", "Y") == ["Y02"]
    assert codes(harbour, "--select", "A01") == ["Y02"]


def test_safe_fixes_are_applied_and_the_others_on_demand(faulty: Path) -> None:
    preview = claimpack("check", "--diff", cwd=faulty)
    assert preview.status == 1
    assert "-    figure: 500 to 400\n+    figure: 400 to 500\n" in preview.out
    assert "dock-onion" not in preview.out
    before = (faulty / MAIN).read_text("utf-8")
    assert "figure: 500 to 400" in before

    safe = claimpack("check", "--fix", cwd=faulty)
    assert (safe.status, safe.err) == (1, f"fixed {MAIN}\n")
    assert "F02" not in codes(faulty)
    assert "R01" in codes(faulty)

    claimpack("check", "--fix", "--unsafe", cwd=faulty)
    assert codes(faulty) == ["A08"]  # half a word is mended by somebody who sees the page
    assert claimpack("check", "--diff", "--unsafe", cwd=faulty).status == 0


def test_what_a_fix_does_not_name_stays_as_it_is(faulty: Path) -> None:
    path = faulty / MAIN
    path.write_bytes(
        path.read_bytes().replace(b"\n  grain-by", b"\n  # a remark\n\n  grain-by").replace(b"\n", b"\r\n")
    )
    lines = path.read_bytes().split(b"\n")
    claimpack("check", "--fix", cwd=faulty)
    assert [now for was, now in zip(lines, path.read_bytes().split(b"\n"), strict=True) if was != now] == [
        b"    figure: 400 to 500\r"
    ]


def test_a_baseline_hides_what_was_there_and_only_shrinks(faulty: Path, harbour_texts: Path) -> None:
    texts = ("--texts", harbour_texts)
    written = claimpack("check", "--write-baseline", *texts, cwd=faulty)
    assert "wrote annotations/baseline.yaml" in written.err
    assert codes(faulty, *texts) == []
    assert claimpack("check", *texts, cwd=faulty).out.startswith(
        "0 errors, 0 warnings, 4 known from the baseline\n"
    )
    again = claimpack("check", "--write-baseline", *texts, cwd=faulty)
    assert (again.status, "can only shrink" in again.err) == (2, True)

    edit(faulty, "    figure: 500 to 400", "    figure: 400 to 500")
    assert codes(faulty, *texts) == ["W04"]
    claimpack("check", "--fix", *texts, cwd=faulty)
    assert codes(faulty, *texts) == []
    assert "bounds-reversed" not in (faulty / "annotations/baseline.yaml").read_text("utf-8")
    edit(faulty, "    figure: 400 to 500", "    figure: 500 to 400")
    assert codes(faulty, *texts) == ["F02"]


def test_findings_of_one_rule_are_capped_and_counted(harbour: Path) -> None:
    path = harbour / MAIN
    path.write_text(path.read_text("utf-8").replace("    gloss:", "    glos:"), "utf-8")
    capped = claimpack("check", "--max-per-rule", "3", cwd=harbour)
    n_all = len([one for one in codes(harbour) if one == "Y02"])
    assert capped.out.count("[schema-mismatch Y02]") == 3
    assert f"… and {n_all - 3} more of schema-mismatch" in capped.out
    assert f"\n{n_all} errors, " in capped.out
    assert (
        claimpack("check", "--max-per-rule", "0", cwd=harbour).out.count("[schema-mismatch Y02]") == n_all
    )


def test_notes_do_not_fail_and_warnings_do_with_strict(faulty: Path) -> None:
    only = ("--select", "R04")
    assert claimpack("check", *only, cwd=faulty).status == 0
    assert claimpack("check", "--strict", *only, cwd=faulty).status == 1


def test_colours_are_for_terminals(faulty: Path) -> None:
    assert "\x1b[" not in claimpack("check", cwd=faulty, FORCE_COLOR="").out


def test_fmt_lays_out_keeps_comments_and_stops(harbour: Path) -> None:
    edit(
        harbour,
        "    kind: event\n    gloss: The harbour master rejects what the union says.\n",
        "    # why it is one\n    gloss: 'The harbour master rejects what the union says.' # in short\n    kind:   event\n",
    )
    assert claimpack("fmt", "--check", cwd=harbour).status == 1
    shown = claimpack("fmt", "--diff", cwd=harbour)
    assert shown.status == 1
    assert "+    kind: event\n" in shown.out
    assert claimpack("fmt", cwd=harbour).out == f"formatted {MAIN}\n"
    text = (harbour / MAIN).read_text("utf-8")
    assert (
        "    kind: event\n    # why it is one\n"
        "    gloss: The harbour master rejects what the union says.  # in short\n"
    ) in text
    assert claimpack("fmt", "--check", cwd=harbour).status == 0
    assert claimpack("fmt", cwd=harbour).out == ""


def test_fmt_leaves_alone_what_it_cannot_read(harbour: Path) -> None:
    edit(harbour, "    kind: silence", "    kind: 'silence")
    before = (harbour / MAIN).read_bytes()
    ran = claimpack("fmt", cwd=harbour)
    assert (ran.status, f"skipped {MAIN}" in ran.err) == (1, True)
    assert (harbour / MAIN).read_bytes() == before


_OWN_RULE = '''"""A claim whose gloss is too short.

## What it finds
Short glosses.
"""

from claimpack.model.rule import Rule

RULE = Rule(code="X01", name="short-gloss", message="short", severity="warning", scope="claim")


def check(claim, corpus, pages):
    yield RULE.at(claim.location)
'''


def test_rules_of_a_folder_run_only_if_it_is_named(harbour: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "short_gloss.py").write_text(_OWN_RULE)
    cache = str(tmp_path / "cache")
    for _ in range(2):
        without = claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache)
        named = claimpack("check", "--rules", folder, cwd=harbour, CLAIMPACK_CACHE=cache)
        assert "short-gloss" not in without.out
        assert named.out.count("[short-gloss X01]") == 12
    only = claimpack("check", "--rules", folder, "--select", "X01", "--strict", cwd=harbour)
    assert only.status == 1
