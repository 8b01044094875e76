"""Hostile input: one clear finding, exit 1; misuse exits 2; never a traceback, nothing lost."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from claimpack.plugins import formats
from tests.conftest import Ran, claimpack

A = "annotations/harbour-talks/main.yaml"


def findings(ran: Ran) -> list[str]:
    return [line for line in ran.out.splitlines() if ": error: " in line]


def edit(project: Path, path: str, old: str, new: str) -> None:
    target = project / path
    content = target.read_text("utf-8")
    assert content.count(old) == 1
    target.write_text(content.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("    figure: 400", "    figuer: 400", "58:5", "did you mean `figure`?"),
        ("by: dock-union", "by: dock-onion", "30:13", "did you mean `dock-union`?"),
        ("figure@322:", "figure@320:", "59:5", "`figure@322`"),
        ("سالم الحداد", "خالد الحداء", "20:16", "copy them from the page"),
        ("2021-03-11 [day-1]", "2021-03-32 [day-1]", "76:11", "does not exist"),
        ("figure: 3\n", "figure: 13\n", "73:13", "its words say 3"),
        ("    gloss: The same ships are gone.\n", "    gloss: A\n    gloss: B\n", "88:5", "written twice"),
    ],
    ids=["key", "actor", "offset", "quote", "date", "figure", "duplicate"],
)
def test_each_slip_gets_one_finding(
    harbour: Path, harbour_texts: Path, old: str, new: str, place: str, says: str
) -> None:
    edit(harbour, A, old, new)
    ran = claimpack("build", "--texts", harbour_texts, cwd=harbour)
    assert ran.status == 1
    assert len(findings(ran)) == 1, ran.out
    assert findings(ran)[0].startswith(f"{A}:{place}: error: ")
    assert says in ran.out
    assert ran.err == ""
    assert not (harbour / "build").exists()


def test_a_file_that_is_not_utf_8(harbour: Path) -> None:
    path = harbour / A
    path.write_bytes(path.read_bytes().replace(b"gloss: The same", b"gloss: The \xe3\xed same"))
    ran = claimpack("check", cwd=harbour)
    assert ran.status == 1
    assert findings(ran) == [
        f"{A}:87:16: error: byte {path.read_bytes().index(0xE3)} (0xE3) is not UTF-8 [unreadable-file Y08]"
    ]


def test_files_that_cannot_be_read(harbour: Path) -> None:
    for name in ("annotations/quay-report/folder.yaml",):
        (harbour / name).mkdir()
    os.mkfifo(harbour / "annotations/quay-report/pipe.yaml")
    (harbour / "annotations/quay-report/lost.yaml").symlink_to("nowhere")
    ran = claimpack("check", "--format", "concise", cwd=harbour)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "annotations/quay-report/folder.yaml:1:1: error unreadable-file Y08: this is not a regular file",
        "annotations/quay-report/lost.yaml:1:1: error unreadable-file Y08: "
        "the file cannot be read: no such file or directory",
        "annotations/quay-report/pipe.yaml:1:1: error unreadable-file Y08: this is not a regular file",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(harbour: Path) -> None:
    (harbour / A).chmod(0)
    ran = claimpack("check", cwd=harbour)
    assert ran.status == 1
    assert "permission denied" in findings(ran)[0]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check"], "there is no datapackage.json"),
        (["build", "--root", "."], "there is no datapackage.json"),
        (["check", "--no-such-option"], "No such option"),
        (["bild"], "No such command"),
        (["explain", "quote-not-fuond"], "did you mean `quote-not-found`?"),
    ],
    ids=["no manifest", "no manifest at the root", "unknown option", "unknown command", "unknown rule"],
)
def test_misuse_is_2(tmp_path: Path, words: list[str], says: str) -> None:
    ran = claimpack(*words, cwd=tmp_path)
    assert ran.status == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_misuse_inside_a_project_is_2(harbour: Path, tmp_path: Path) -> None:
    missing = claimpack("check", "--texts", tmp_path / "nowhere", cwd=harbour)
    assert (missing.status, "there is no folder of texts" in missing.err) == (2, True)
    claim = claimpack("trace", "harbour-talks/main/grain-shiped", cwd=harbour)
    assert (claim.status, "did you mean `harbour-talks/main/grain-shipped`?" in claim.err) == (2, True)


def test_a_locale_that_knows_no_arabic_prints_it_all_the_same(harbour: Path) -> None:
    ran = claimpack("trace", "harbour-talks/main/grain-shipped", cwd=harbour, LC_ALL="C", PYTHONUTF8="0")
    assert ran.status == 0
    assert "سالم الحداد" in ran.out


def test_findings_come_in_one_order_and_as_json_too(harbour: Path) -> None:
    import json

    edit(harbour, A, "figure: 3\n", "figure: 13\n")
    edit(harbour, "sources/quay-report.yaml", "publisher: harbour-times", "publisher: nobody")
    report = json.loads(claimpack("check", "--format", "json", cwd=harbour).out)
    assert report["version"] == 2
    assert [(one["path"], one["line"], one["column"], one["code"]) for one in report["findings"]] == [
        (A, 73, 13, "F01"),
        ("sources/quay-report.yaml", 16, 16, "R01"),
    ]


@pytest.mark.parametrize("name", formats())
def test_half_a_surrogate_pair_is_printed_as_an_escape(harbour: Path, name: str) -> None:
    """In a file's name that is not UTF-8, and in a manifest that escapes one half of a character."""
    import json

    edit(harbour, "datapackage.json", '"version": "0.1.0"', '"version": "0.1.0\\ud83d"')
    with contextlib.suppress(OSError):  # not every file system takes such a name
        (harbour / "annotations/harbour-talks" / os.fsdecode(b"\xff.yaml")).write_text("a: b: c\n")
    ran = claimpack("check", "--format", name, cwd=harbour)
    assert (ran.status, ran.err) == (1, "")
    assert "0.1.0\\ud83d" in ran.out or "0.1.0\\u{d83d}" in ran.out
    if name in ("gitlab", "json", "sarif"):
        json.loads(ran.out)
