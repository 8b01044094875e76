"""Which changes of a file its stamp tells, and what is read again where it cannot."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from claimpack.cache import stat as stat_module
from claimpack.cache.stat import StatCache, is_racy
from claimpack.model.input_file import InputFile
from claimpack.workspace.files import read_file
from claimpack.workspace.listing import NOTHING, stamp_of
from claimpack.workspace.workspace import Workspace

MS = 1_000_000
S = 1_000_000_000
NOW = 1_700_000_000 * S + 123_456_789
PATH = "sources/quay-report.yaml"


@pytest.mark.parametrize(
    ("stamp", "racy"),
    [
        ((9, NOW - 60 * MS, NOW - 60 * MS, 1), False),
        ((9, NOW - 40 * MS, NOW - 60 * MS, 1), True),
        ((9, NOW - 60 * MS, NOW - 40 * MS, 1), True),
        ((9, 0, NOW - 1900 * MS, 1), True),  # 1970; a clock that counts seconds, perhaps
        ((9, 0, NOW - 2100 * MS, 1), False),
        ((9, NOW - NOW % S - S, NOW - NOW % S - S, 1), True),
        ((9, NOW - NOW % S - 2 * S, NOW - 60 * MS, 1), True),
        ((9, NOW - NOW % S - 3 * S, NOW - 2100 * MS, 1), False),
        ((9, NOW + 3600 * S + 1, NOW - 3600 * S, 1), True),  # of the future
        ((9, NOW - 3600 * S, NOW + 3600 * S + 1, 1), True),
        (NOTHING, True),
    ],
)
def test_when_a_stamp_is_racy(stamp: tuple[int, int, int, int], racy: bool) -> None:
    assert is_racy(stamp, NOW) == racy


def remembered(root: Path) -> tuple[StatCache, Workspace]:
    """Give the digests of a project from an index that has all that a run before may have left."""
    first = StatCache(None)
    folder = Workspace(root, digest_of=first.digest)
    for path in folder.paths:
        folder.digest(path)
    index = StatCache(first.encode())
    return index, Workspace(root, digest_of=index.digest)


def same_size(path: Path) -> bytes:
    content = path.read_bytes()
    return content.replace(b"quay", b"dock") if b"quay" in content else content[::-1]


def written_back(path: Path) -> None:
    before = path.stat()
    path.write_bytes(same_size(path))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def swapped(path: Path) -> None:
    before = path.stat()
    new = path.with_name("new")
    new.write_bytes(same_size(path))
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def dated(seconds: float) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(same_size(path))
        os.utime(path, (seconds, seconds))

    return change


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("harbour-talks.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "same size": lambda path: path.write_bytes(same_size(path)),
    "same size and time": written_back,
    "another file of the same size and time": swapped,
    "of 1970": dated(0),
    "of the future": dated(4_000_000_000),
    "of a whole second": dated(1_600_000_000),
    "a link": linked,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("aged", ["at once", "aged", "whole seconds", "of the future"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(harbour: Path, monkeypatch: pytest.MonkeyPatch, change: str, aged: str) -> None:
    path = harbour / PATH
    if aged == "whole seconds":
        os.utime(path, (1_600_000_000, 1_600_000_000))
    elif aged == "of the future":
        os.utime(path, (4_000_000_000, 4_000_000_000))
    elif aged == "aged":
        time.sleep(0.06)
    index, folder = remembered(harbour)
    assert folder.digest(PATH) == folder.read(PATH).digest
    CHANGES[change](path)
    if change != "gone":
        changed = Workspace(harbour, digest_of=index.digest)
        assert changed.digest(PATH) == changed.read(PATH).digest
        assert StatCache(index.encode()).digest(PATH, stamp_of(path), lambda: changed.read(PATH)) == (
            changed.read(PATH).digest
        )


def test_edits_within_a_tick_are_seen(harbour: Path) -> None:
    """Many edits of one size, as fast as can be, each right before a run and right after another."""
    path, stored = harbour / PATH, None
    for number in range(300):
        path.write_bytes(b"%04d" % number)
        index = StatCache(stored)
        folder = Workspace(harbour, digest_of=index.digest)
        if number % 3:
            path.write_bytes(b"%04d" % (number + 5000))  # between the look and the reading
        folder.digest(PATH)
        if number % 2:
            path.write_bytes(b"%04d" % (number + 2000))
        stored = index.encode()
        later = Workspace(harbour, digest_of=StatCache(stored).digest)
        assert later.digest(PATH) == read_file(harbour, path, None).digest


def test_what_has_not_been_touched_is_not_read_again(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stat_module, "_TICK_NS", 0)
    time.sleep(0.012)
    index, folder = remembered(harbour)

    def rejected() -> InputFile:
        raise AssertionError("it is read")

    for path in folder.paths:
        index.digest(path, folder._stamps[path], rejected)
    assert not index.has_changed


def test_what_cannot_be_read_is_asked_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reasons lie elsewhere: in rights, in links, in the record that a mask belongs to."""
    monkeypatch.setattr(stat_module, "_TICK_NS", 0)
    record, mask = harbour / PATH, harbour / "sources/quay-report.mask"
    away = record.rename(harbour / "away")
    record.symlink_to("nowhere")
    time.sleep(0.012)
    index, folder = remembered(harbour)
    assert "no such file" in folder.digest(PATH)
    record.unlink()
    record.symlink_to(record.name)
    index = StatCache(index.encode())
    assert "symbolic links" in Workspace(harbour, digest_of=index.digest).digest(PATH)

    record.unlink()
    index, folder = remembered(harbour)
    assert (
        folder.digest("sources/quay-report.mask") == "a mask belongs to a record `sources/quay-report.yaml`"
    )
    away.rename(record)
    folder = Workspace(harbour, digest_of=index.digest)
    assert folder.digest("sources/quay-report.mask") == read_file(harbour, mask, None).digest


@pytest.mark.parametrize(
    "stored",
    ["", "null", "7", "[]", "[1]", '{"a": 1}', '{"a": [1]}', '{"a": [[1], 2, 3]}', "{", '{"a": ["x", 1]}'],
)
def test_broken_digests_are_not_used(harbour: Path, stored: str) -> None:
    index = StatCache(stored.encode())
    folder = Workspace(harbour, digest_of=index.digest)
    assert folder.digest(PATH) == folder.read(PATH).digest
