"""An answer from memory is the answer that a run would find, whatever was done between the two."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from claimpack.cache import answers as answers_module
from claimpack.cache import stat as index_module
from claimpack.cache.answers import Answer, Question
from claimpack.cache.store import KINDS, CacheStore
from claimpack.cli import check as check_module
from claimpack.cli import shortcut
from claimpack.pipeline import cache as memory_module
from claimpack.workspace import files as files_module
from claimpack.workspace.folder import Folder
from tests.conftest import HARBOUR, ROOT
from tests.pipeline.answers import Ask, differences, on_disk

CHECK, BUILD, BUILD_CHECK = Ask(), Ask("build"), Ask("build --check")
# 1 tries every place at which a run may be disturbed.
STEP = 5 if "CLAIMPACK_WALKS" not in os.environ else 1
REPORT = "annotations/quay-report/main.yaml"


class Both:
    """A project with a memory, and what a run without one says of a copy."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "warm" / "project"
        self.twin = folder / "cold" / "project"
        self.cache = folder / "cache"
        shutil.copytree(HARBOUR, self.root)
        self.recalled = False

    def ask(self, *asks: Ask) -> dict[str, Any]:
        """Ask, and hold every answer to a cold one."""
        warm: dict[str, Any] = {}
        for one in asks:
            shutil.rmtree(self.twin, ignore_errors=True)
            shutil.copytree(self.root, self.twin, symlinks=True)
            warm, cold = one.said(self.root, self.cache), one.said(self.twin, None)
            assert not differences(warm, cold) + differences(on_disk(self.root), on_disk(self.twin))
        return warm


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Both:
    made = Both(tmp_path)
    recalled = Question.recalled

    def watched(question: Question) -> Answer | None:
        answer = recalled(question)
        made.recalled = answer is not None
        return answer

    monkeypatch.setattr(Question, "recalled", watched)
    return made


@pytest.fixture(params=["young", "old"])
def age(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Files are young, and known by their digests, or old enough to be known by their stamps."""
    if request.param == "old":
        monkeypatch.setattr(index_module, "_TICK_NS", 0)
        monkeypatch.setattr(index_module, "_COARSE_TICK_NS", 0)
    return str(request.param)


def same_size(path: Path) -> None:
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def behind_a_link(root: Path) -> None:
    (root / "build").rename(root / "moved")
    (root / "build").symlink_to("moved")


def table_behind_a_link(root: Path) -> None:
    (root / "build/units.csv").rename(root / "units.csv")
    (root / "build/units.csv").symlink_to("../units.csv")


def folder_for_a_table(root: Path) -> None:
    (root / "build/units.csv").unlink()
    (root / "build/units.csv").mkdir()


def file_for_the_folder(root: Path) -> None:
    shutil.rmtree(root / "build")
    (root / "build").write_text("a")


def emptied(root: Path) -> None:
    for path in (root / "build").iterdir():
        path.unlink()


def one_gone(root: Path) -> None:
    (root / "build/claims.csv").unlink()


def folder_inside(root: Path) -> None:
    (root / "build/sub").mkdir()


def another_file(root: Path) -> None:
    shutil.copyfile(root / "build/units.csv", root / "new")
    (root / "new").replace(root / "build/units.csv")


TAMPERED: list[Callable[[Path], object]] = [
    lambda root: shutil.rmtree(root / "build"),
    emptied,
    one_gone,
    lambda root: (root / "build/claims.csv").write_text("claim_id\n"),
    lambda root: same_size(root / "build/claims.parquet"),
    lambda root: same_size(root / "datapackage.json"),
    lambda root: (root / "build/extra.csv").write_text("a\n"),
    lambda root: (root / "build/notes.txt").write_text("a\n"),
    folder_inside,
    folder_for_a_table,
    table_behind_a_link,
    behind_a_link,
    file_for_the_folder,
    another_file,
    lambda root: os.utime(root / "build/claims.csv"),
]


def test_what_a_build_has_made_is_looked_at(both: Both, age: str) -> None:
    manifest = (both.root / "datapackage.json").read_bytes()
    for tamper in TAMPERED:
        BUILD.said(both.root, both.cache)
        assert BUILD_CHECK.said(both.root, both.cache)["status"] == 0
        time.sleep(0.012)
        tamper(both.root)
        both.ask(BUILD_CHECK)
        if both.ask(BUILD)["status"] == 2:
            build = both.root / "build"
            build.unlink() if build.is_symlink() or build.is_file() else shutil.rmtree(build)
        (both.root / "datapackage.json").write_bytes(manifest)


def test_a_table_too_large_to_be_an_input_is_looked_at(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "_MAX_BYTES", 60_000)
    monkeypatch.setattr(index_module, "_TICK_NS", 3600 * 10**9)
    table = both.root / "build" / "vocab.csv"
    both.ask(BUILD)
    table.write_bytes(table.read_bytes() * 20)
    both.ask(BUILD_CHECK)
    same_size(table)
    both.ask(BUILD_CHECK)
    both.ask(BUILD)
    assert both.ask(BUILD)["status"] == 0


def test_other_places_are_other_questions(both: Both, age: str) -> None:
    elsewhere = Ask("build", out="elsewhere")
    both.ask(elsewhere, BUILD, elsewhere, elsewhere)
    shutil.rmtree(both.root / "build")
    both.ask(elsewhere)
    both.ask(BUILD, Ask("build", out="a/b"), Ask("build --check", out="a"))
    shutil.rmtree(both.root / "elsewhere")
    both.ask(elsewhere, BUILD)


def test_every_question_is_remembered(both: Both, age: str) -> None:
    for question in (CHECK, BUILD, BUILD_CHECK):
        both.ask(question)
        time.sleep(0.012)
        both.ask(question)
        assert both.recalled, question


class Clock(datetime):
    """A clock that is set by hand."""

    day = 1

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Clock:
        return cls(2021, 6, cls.day, tzinfo=tz)


def test_a_waiver_ends_while_nothing_changes(both: Both, age: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = both.root / REPORT
    text = path.read_text("utf-8").replace("measure: grain-shipped", "measure: grain-shiped", 1)
    suppression = "  # claimpack: allow unknown-id until 2021-06-01 by t1: it will be there\n"
    path.write_text(text.replace("  grain-april:\n", f"{suppression}  grain-april:\n"), "utf-8")
    for module in (check_module, shortcut):
        monkeypatch.setattr(module, "datetime", Clock)
    n_errors, recalled = [], []
    for Clock.day in (1, 1, 2, 2, 1):
        n_errors.append(both.ask(CHECK)["said"].count(" error: "))
        recalled.append(both.recalled)
    assert n_errors == [1, 1, 2, 2, 1]
    assert recalled == [False, True, False, True, True]


def test_schemas_that_come_and_go(both: Both, age: str, tmp_path: Path) -> None:
    schemas, outside = both.root / "schemas", tmp_path / "outside"
    shutil.copytree(ROOT / "schemas", outside)
    both.ask(CHECK)
    schemas.mkdir()
    assert both.ask(CHECK)["said"].count("warning") > 20
    schemas.rmdir()
    schemas.symlink_to(outside)
    assert "schemas/" not in both.ask(CHECK)["said"]
    (outside / "tables/claims.json").write_text("{}")
    assert "schemas/tables/claims.json" in both.ask(CHECK)["said"]
    schemas.unlink()
    shutil.copytree(ROOT / "schemas", schemas)
    assert "schemas/" not in both.ask(CHECK)["said"]
    shutil.rmtree(schemas / "tables")
    (schemas / "tables").symlink_to(outside / "tables")
    both.ask(CHECK)
    (outside / "tables/units.json").write_text("{}")
    both.ask(CHECK)


def test_files_that_cannot_be_read(both: Both, age: str) -> None:
    path = both.root / REPORT
    content = path.read_bytes()
    both.ask(CHECK)
    for target in (
        "nowhere",
        path.name,
        "nowhere",
        "../nowhere",
        "../harbour-talks",
        "../harbour-talks/main.yaml",
    ):
        path.unlink()
        path.symlink_to(target)
        both.ask(CHECK)
    path.unlink()
    both.ask(CHECK)
    path.mkdir()
    both.ask(CHECK)
    path.rmdir()
    path.write_bytes(content)
    both.ask(CHECK)


def test_a_mask_without_its_record(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mask is says its record: alone, its content is not looked at."""
    monkeypatch.setattr(index_module, "_TICK_NS", 0)
    record, mask = both.root / "sources/quay-report.yaml", both.root / "sources/quay-report.mask"
    content = record.read_bytes()
    both.ask(CHECK)
    for _ in range(2):
        record.unlink()
        time.sleep(0.012)
        both.ask(CHECK)
        record.write_bytes(content)
        time.sleep(0.012)
        both.ask(CHECK)
        same_size(mask)


def test_halves_of_letters_stay_halves(both: Both) -> None:
    path = both.root / REPORT
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("measure: grain-shipped", 'measure: "\\ud83d\\ude00\\udc80\\u2028"', 1), "utf-8"
    )
    both.ask(CHECK, CHECK)
    assert both.recalled


def test_what_another_compiler_found_is_found_again(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged answer, a damaged part and a wrong place: a compiler of other code believes none of them."""
    both.ask(BUILD)
    (both.root / REPORT).write_text((both.root / REPORT).read_text().replace("figure: 600", "figure: 601"))
    right = both.ask(CHECK, BUILD)
    (file,) = both.cache.glob("*.db")
    shelf = CacheStore(str(file))
    for kind in KINDS:
        for name in shelf.names(kind):
            if not name.startswith(("own code", "index")):
                text = shelf.get(kind, name)
                assert text is not None
                shelf.put(kind, name, text.replace("6", "7"))
    shelf.close()
    for module in (answers_module, memory_module):
        monkeypatch.setattr(module, "tool_fingerprint", lambda shelf: "another compiler")
    assert both.ask(CHECK)["status"] == 1
    assert not differences(both.ask(BUILD), right)


def test_answers_do_not_pile_up(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_module, "_MOST_ANSWERS", 8)
    for module in (check_module, shortcut):
        monkeypatch.setattr(module, "datetime", Clock)
    for Clock.day in range(1, 20):
        CHECK.said(both.root, both.cache)
    (file,) = both.cache.glob("*.db")
    assert sum(name.startswith("answer ") for name in CacheStore(str(file)).names("memo")) <= 8


def test_a_project_that_is_edited_while_it_is_read(
    both: Both, age: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every single reading of a file, just before it, somebody writes to one; and then takes it back."""
    edited = [
        both.root / name
        for name in (REPORT, "annotations/registry/actors.yaml", "sources/quay-report.mask")
    ]
    contents = {path: path.read_bytes() for path in edited}
    read, n_read, at = Folder.read, 0, -1

    def reading(folder: Folder, path: str) -> Any:
        nonlocal n_read
        if folder.root == both.root:
            n_read += 1
            if n_read == at:
                for one in edited:
                    same_size(one)
        return read(folder, path)

    monkeypatch.setattr(Folder, "read", reading)
    right = CHECK.said(both.root, None)
    last, step = 1, 0
    while at <= last:
        question = (CHECK, BUILD)[step % 2]
        shutil.rmtree(both.cache, ignore_errors=True)
        if age == "old":
            time.sleep(0.012)
        n_read, at = 0, step + 1
        question.said(both.root, both.cache)
        last, at = n_read, -1
        both.ask(question)
        for path, content in contents.items():
            path.write_bytes(content)
        time.sleep(0.012)
        assert not differences(both.ask(CHECK), right)
        shutil.rmtree(both.root / "build", ignore_errors=True)
        step += STEP
        at = step + 1
    assert step > 20
