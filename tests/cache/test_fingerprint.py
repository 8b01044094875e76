"""The fingerprint of the compiler changes with its code, schemas and libraries."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from claimpack.cache import fingerprint
from claimpack.cache.fingerprint import tool_fingerprint
from claimpack.cache.store import CacheStore
from claimpack.workspace.own import own_schemas


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, of its schemas, and of a folder of libraries; hours old."""
    folder, schemas, site = tmp_path / "claimpack", tmp_path / "schemas", tmp_path / "site-packages"
    shutil.copytree(Path(fingerprint.__file__).parent.parent, folder)
    shutil.copytree(own_schemas(), schemas)
    site.mkdir()
    monkeypatch.setattr(fingerprint, "PACKAGE", folder)
    monkeypatch.setattr(fingerprint, "own_schemas", lambda: schemas)
    monkeypatch.setattr(sys, "path", [*sys.path, str(site)])
    monkeypatch.setattr(fingerprint, "is_racy", lambda *_: False)
    return folder


def same_size(path: Path) -> None:
    before = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"e", b"E", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_any_change_of_code_or_schemas_shows(package: Path) -> None:
    store, seen = CacheStore(), set[str]()
    rules = package / "rules" / "link"

    def differs() -> bool:
        now = tool_fingerprint(store)
        assert now == tool_fingerprint(store) == tool_fingerprint(CacheStore())
        is_new = now not in seen
        seen.add(now)
        return is_new

    assert differs()
    assert not differs()
    (package / "check" / "runner.py").open("a").write("# more\n")
    assert differs()
    same_size(package / "check" / "runner.py")
    assert differs()
    shutil.copyfile(rules / "circular_links.py", rules / "new_rule.py")
    assert differs()
    (rules / "new_rule.py").rename(rules / "newer_rule.py")
    assert differs()
    (rules / "newer_rule.py").unlink()
    assert not differs()
    same_size(package.parent / "schemas" / "tables" / "claims.json")
    assert differs()


def test_a_library_that_comes_or_goes_shows(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = CacheStore()
    once = tool_fingerprint(store)
    monkeypatch.setattr(fingerprint, "_version", lambda name: f"another {name}")
    assert tool_fingerprint(store) == once  # versions are asked for when the folder has been touched
    (package.parent / "site-packages" / "a.dist-info").mkdir()
    assert tool_fingerprint(store) != once


def test_code_that_is_being_written_is_read_at_every_run(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(fingerprint, "PACKAGE", package)
    store, path = CacheStore(), package / "check" / "runner.py"
    seen = set()
    for number in range(5):
        path.write_text(f"# {number}\n")
        seen.add(tool_fingerprint(store))
    assert len(seen) == 5
