"""`claimpack build` as a person runs it: whole or not at all, and the same everywhere."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import HARBOUR, claimpack

A = "annotations/harbour-talks/main.yaml"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def break_figure(project: Path) -> None:
    path = project / A
    path.write_text(path.read_text("utf-8").replace("figure: 300\n", "figure: 30\n"), "utf-8")


def test_a_build_writes_every_table_twice_and_refreshes_the_manifest(harbour: Path) -> None:
    before = (harbour / "datapackage.json").read_text("utf-8")
    ran = claimpack("build", cwd=harbour)
    assert ran.status == 0, ran.out + ran.err
    written = files_of(harbour / "build")
    schemas = json.loads(before)["resources"]
    assert sorted(written) == sorted(Path(resource["path"]).name for resource in schemas)

    manifest = json.loads((harbour / "datapackage.json").read_text("utf-8"))
    for resource in manifest["resources"]:
        content = written[Path(resource["path"]).name]
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        if resource["format"] == "csv":
            assert resource["bytes"] == len(content)
            n_rows = sum(1 for _ in csv.reader(content.decode().splitlines())) - 1
            assert resource["claimpack:rows"] == n_rows
        else:
            assert "bytes" not in resource


def test_the_manifest_keeps_every_byte_that_people_wrote(harbour: Path) -> None:
    path = harbour / "datapackage.json"
    written = path.read_text("utf-8").replace('"title": "Claims', '"title":    "\\u0043laims')
    path.write_text(written, "utf-8")
    assert claimpack("build", cwd=harbour).status == 0
    once = path.read_text("utf-8")
    computed = ('"hash"', '"bytes"', '"claimpack:rows"')
    kept = [line for line in once.splitlines() if not line.strip().startswith(computed)]
    assert [line.rstrip(",") for line in kept] == [line.rstrip(",") for line in written.splitlines()]
    assert claimpack("build", cwd=harbour).status == 0
    assert path.read_text("utf-8") == once


@pytest.mark.parametrize("form", ["minified", "tabs and CRLF"])
def test_the_manifest_keeps_its_form(harbour: Path, form: str) -> None:
    path = harbour / "datapackage.json"
    tree = json.loads(path.read_text("utf-8"))
    if form == "minified":
        path.write_text(json.dumps(tree, separators=(",", ":")), "utf-8")
    else:
        path.write_bytes(json.dumps(tree, indent="\t").replace("\n", "\r\n").encode())
    assert claimpack("build", cwd=harbour).status == 0
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert (b"\n" in content) == (form != "minified")
    refreshed = json.loads(content)
    for resource in refreshed["resources"]:
        for key in ("hash", "bytes", "claimpack:rows"):
            resource.pop(key, None)
    assert refreshed == tree
    assert claimpack("build", "--check", cwd=harbour).status == 0


def test_two_builds_at_once_leave_a_whole_package(harbour: Path) -> None:
    command = [sys.executable, "-m", "claimpack", "build"]
    running = [subprocess.Popen(command, cwd=harbour, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert {process.wait() for process in running} <= {0, 2}
    assert claimpack("build", "--check", cwd=harbour).status == 0
    assert sorted(path.name for path in harbour.iterdir() if path.name.startswith(("build", ".build"))) == [
        "build"
    ]


def test_a_build_clears_away_what_a_killed_one_left(harbour: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    left = harbour / f".build-{dead.stdout.strip()}-abcdefgh"
    running = harbour / f".build-{os.getpid()}-abcdefgh"
    for folder in (left, running):
        folder.mkdir()
        (folder / "claims.csv").write_text("half")
    assert claimpack("build", cwd=harbour).status == 0
    assert (left.exists(), running.exists()) == (False, True)


def test_a_failed_build_touches_nothing(harbour: Path) -> None:
    assert claimpack("build", cwd=harbour).status == 0
    before, manifest = files_of(harbour / "build"), (harbour / "datapackage.json").read_bytes()
    break_figure(harbour)
    ran = claimpack("build", cwd=harbour)
    assert ran.status == 1
    assert "figure-not-in-words F01" in ran.out
    assert files_of(harbour / "build") == before
    assert (harbour / "datapackage.json").read_bytes() == manifest
    assert not [path for path in harbour.iterdir() if path.name.startswith(".build")]


def test_a_build_replaces_the_whole_folder(harbour: Path) -> None:
    assert claimpack("build", cwd=harbour).status == 0
    (harbour / "build" / "old_table.csv").write_text("a\n")
    assert claimpack("build", cwd=harbour).status == 0
    assert not (harbour / "build" / "old_table.csv").exists()


def test_a_build_refuses_a_folder_with_something_else_in_it(harbour: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "documents" / "thesis.odt"
    thesis.parent.mkdir()
    thesis.write_text("years of work")
    ran = claimpack("build", "--out", thesis.parent, cwd=harbour)
    assert ran.status == 2
    assert "thesis.odt" in ran.err
    assert thesis.read_text() == "years of work"


def test_out_leaves_the_project_alone(harbour: Path, tmp_path: Path) -> None:
    manifest = (harbour / "datapackage.json").read_bytes()
    ran = claimpack("build", "--out", tmp_path / "new" / "tables", cwd=harbour)
    assert ran.status == 0, ran.err
    assert len(files_of(tmp_path / "new" / "tables")) == 42
    assert (harbour / "datapackage.json").read_bytes() == manifest
    assert not (harbour / "build").exists()


def test_check_says_whether_the_tables_are_current(harbour: Path) -> None:
    missing = claimpack("build", "--check", "--format", "concise", cwd=harbour)
    assert missing.status == 1
    assert missing.out.count("stale-build B01") == 42
    assert not (harbour / "build").exists()

    assert claimpack("build", cwd=harbour).status == 0
    assert claimpack("build", "--check", cwd=harbour).status == 0

    claims = harbour / "build" / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"300 tonnes", b"301 tonnes"))
    (harbour / "build" / "gone.csv").write_text("a\n")
    stale = claimpack("build", "--check", "--format", "concise", cwd=harbour)
    assert stale.status == 1
    assert [line.split(":")[0] for line in stale.out.splitlines()] == ["build/claims.csv", "build/gone.csv"]


def test_check_sees_a_manifest_that_somebody_edited(harbour: Path) -> None:
    assert claimpack("build", cwd=harbour).status == 0
    path = harbour / "datapackage.json"
    path.write_text(
        path.read_text("utf-8").replace('"claimpack:rows": 12', '"claimpack:rows": 13'), "utf-8"
    )
    stale = claimpack("build", "--check", cwd=harbour)
    assert stale.status == 1
    assert "datapackage.json:1:1: error" in stale.out


def test_the_gate_catches_what_no_rule_does(harbour: Path) -> None:
    for article in ("harbour-talks/also", "quay-report/main"):
        path = harbour / f"annotations/{article}.yaml"
        names = "local_names:\n  harbour-master:\n    - المدير\n"
        written = path.read_text("utf-8")
        if "local_names:\n" in written:
            written = written.replace("local_names:\n", names)
        else:
            written = written.replace("claims:\n", f"{names}claims:\n", 1)
        path.write_text(written, "utf-8")
    ran = claimpack("build", "--format", "concise", cwd=harbour)
    assert ran.status == 1
    assert (
        "table-broken B03: `actor_names`: the row harbour-master, المدير repeats a primary key" in ran.out
    )
    assert ran.out.startswith("annotations/registry/actors.yaml:")
    assert not (harbour / "build").exists()


def test_a_release_asks_for_a_version_that_tells_what_changed(harbour: Path) -> None:
    released = claimpack("release", cwd=harbour)
    assert (released.status, "recorded 0.1.0" in released.out) == (0, True), released.err
    again = claimpack("release", cwd=harbour)
    assert (again.status, "is already released" in again.err) == (2, True)
    assert claimpack("build", cwd=harbour).status == 0

    table = (harbour / "build" / "claims_wide.csv").read_text("utf-8").splitlines()[1:]
    assert (harbour / "annotations" / "released.yaml").read_text("utf-8") == "".join(
        f"{line.split(',')[0]}:\n  version: 0.1.0\n  row: {sha256(line.encode()).hexdigest()[:16]}\n"
        for line in table
    )

    annotations = harbour / "annotations/harbour-talks/main.yaml"
    before = annotations.read_text("utf-8")
    annotations.write_text(before.replace("The same ships are gone.", "Three ships are gone."), "utf-8")
    corrected = claimpack("build", "--format", "concise", cwd=harbour)
    assert corrected.status == 1
    assert corrected.out == (
        "datapackage.json:6:14: error small-bump B02: version 0.1.0 after 0.1.0: 1 corrected "
        "(write `0.1.1` or more)\n"
    )
    assert (
        '\n    6 |   "version": "0.1.0",\n      |              ^^^^^^^\n'
        in claimpack("build", cwd=harbour).out
    )
    claim = "  ships-left-too:\n    kind: event\n    gloss: They left.\n    content@410: سفن غادرت\n"
    annotations.write_text(f"{before}{claim}    via: like ships-left\n", "utf-8")
    manifest = harbour / "datapackage.json"
    manifest.write_text(
        manifest.read_text("utf-8").replace('"version": "0.1.0"', '"version": "0.1.1"'), "utf-8"
    )
    added = claimpack("build", "--format", "concise", cwd=harbour)
    assert "version 0.1.1 after 0.1.0: 1 added (write `0.2.0` or more)" in added.out
    manifest.write_text(
        manifest.read_text("utf-8").replace('"version": "0.1.1"', '"version": "0.2.0"'), "utf-8"
    )
    assert claimpack("build", cwd=harbour).status == 0
    assert claimpack("release", cwd=harbour).status == 0


def test_a_released_version_keeps_its_values(harbour: Path) -> None:
    assert claimpack("release", cwd=harbour).status == 0
    assert claimpack("build", cwd=harbour).status == 0
    measures = harbour / "annotations/registry/measures.yaml"
    text = measures.read_text("utf-8")
    assert "  define: " in text
    measures.write_text(text.replace("  define: ", "  define: Roughly, ", 1), "utf-8")
    before = contents(harbour / "build")
    for words in (("build",), ("build", "--check")):
        ran = claimpack(*words, "--format", "concise", cwd=harbour)
        assert ran.status == 1
        assert ran.out == (
            "datapackage.json:6:14: error changed-release B05: version 0.1.0 is released, and these are not "
            "its values (increase `version` in datapackage.json; a released version keeps its values)\n"
        )
    assert contents(harbour / "build") == before
    manifest = harbour / "datapackage.json"
    changed = manifest.read_text("utf-8").replace('"version": "0.1.0"', '"version": "0.1.1.dev0"')
    manifest.write_text(changed, "utf-8")
    assert claimpack("build", cwd=harbour).status == 0
    refused = claimpack("release", cwd=harbour)
    assert (refused.status, "write `0.1.1` in datapackage.json first" in refused.err) == (2, True)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def mirrored(project: Path, target: Path) -> None:
    """Copy a project with its files created in the opposite order."""
    for path in sorted(project.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(project)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


@pytest.mark.parametrize(
    ("settings", "umask", "texts"),
    [
        ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0o077, True),
        ({"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"}, 0o000, False),
        ({"LANG": "ar_EG.ISO-8859-6", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3"}, 0o022, True),
    ],
    ids=["east, C, with texts", "west, Turkish, without", "another encoding, with texts"],
)
def test_bytes_are_the_same_everywhere(
    tmp_path: Path, settings: dict[str, str], umask: int, texts: bool
) -> None:
    here, there = tmp_path / "here", tmp_path / "far away" / "المرفأ"
    shutil.copytree(HARBOUR, here)
    mirrored(HARBOUR, there)
    assert claimpack("build", cwd=here, PYTHONHASHSEED="0").status == 0
    words = ["build", *(["--texts", str(there / "texts")] if texts else [])]
    done = subprocess.run(
        [sys.executable, "-m", "claimpack", *words],
        cwd=there,
        env={**os.environ, **settings},
        umask=umask,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout
    assert files_of(here / "build") == files_of(there / "build")
    assert (here / "datapackage.json").read_bytes() == (there / "datapackage.json").read_bytes()
