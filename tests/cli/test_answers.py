"""What a plain command said is said again only while everything looks as it did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import HARBOUR, Ran, claimpack

MAIN = "annotations/harbour-talks/main.yaml"


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file and put its times back, as a careful cheat would."""
    before = path.stat()
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap(path: Path) -> None:
    """Put an equally large file of the same times in the place of another."""
    before = path.stat()
    other = path.with_name("other.tmp")
    other.write_bytes(path.read_bytes().replace(b"harbour", b"harbors"))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def copy_a_schema(root: Path) -> None:
    (root / "schemas").mkdir()
    (root / "schemas/source.schema.json").write_text("{}")


def fold(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of the same length": lambda root: rewrite(root / MAIN, "gloss: ", "glosz: "),
    "a mask": lambda root: rewrite(root / "sources/harbour-talks.mask", "░", "▒"),
    "a registry": lambda root: rewrite(root / "annotations/registry/actors.yaml", "kind: ", "kinb: "),
    "a file more": lambda root: (root / "annotations/stray.yaml").write_text("a: b\n"),
    "a file less": lambda root: (root / "annotations/registry/cues.yaml").unlink(),
    "another file of the same look": lambda root: swap(root / MAIN),
    "the manifest": lambda root: rewrite(root / "datapackage.json", '"name"', '"nbme"'),
    "a copy of the schemas": copy_a_schema,
    "a folder in place of a file": lambda root: fold(root / MAIN),
}


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_any_change_is_looked_at(
    harbour: Path, cache: str, command: str, change: str, tmp_path: Path
) -> None:
    claimpack(command, cwd=harbour, CLAIMPACK_CACHE=cache)
    CHANGES[change](harbour)
    other = tmp_path / "other"
    shutil.copytree(harbour, other)
    assert claimpack(command, cwd=harbour, CLAIMPACK_CACHE=cache) == claimpack(command, cwd=other)


@pytest.mark.parametrize(
    "words", [["check"], ["check", "--strict", "--notes"], ["build"], ["build", "--check"]]
)
def test_without_a_change_the_same_is_said(harbour: Path, cache: str, words: list[str]) -> None:
    claimpack("build", cwd=harbour)
    first = claimpack(*words, cwd=harbour, CLAIMPACK_CACHE=cache)
    again = [claimpack(*words, cwd=harbour, CLAIMPACK_CACHE=cache) for _ in range(2)]
    assert again == [first, first]


def test_findings_and_status_are_kept(harbour: Path, cache: str) -> None:
    (harbour / "annotations/stray.yaml").write_text("a: b\n")
    first = claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert first.status == 1
    assert claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache) == first
    assert claimpack("build", cwd=harbour, CLAIMPACK_CACHE=cache).status == 1


@pytest.mark.parametrize("harm", ["deleted", "changed", "more", "gone"])
def test_tables_that_were_tampered_with_are_built_again(harbour: Path, cache: str, harm: str) -> None:
    claimpack("build", cwd=harbour, CLAIMPACK_CACHE=cache)
    build = harbour / "build"
    before = {path.name: path.read_bytes() for path in build.iterdir()}
    if harm == "deleted":
        (build / "claims.csv").unlink()
    elif harm == "changed":
        rewrite(build / "claims.csv", "event", "stunt")
    elif harm == "more":
        (build / "more.csv").write_text("a\n")
    else:
        shutil.rmtree(build)
    claimpack("build", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert {path.name: path.read_bytes() for path in build.iterdir()} == before


def test_other_options_and_texts_are_never_answered_from_memory(
    harbour: Path, cache: str, harbour_texts: Path
) -> None:
    claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert claimpack("check", "--format", "json", cwd=harbour, CLAIMPACK_CACHE=cache).out.startswith("{")
    with_texts = claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache, CLAIMPACK_TEXTS=str(harbour_texts))
    assert "against the mask" not in with_texts.out
    assert "against the mask" in claimpack("check", cwd=harbour, CLAIMPACK_CACHE=cache).out


def test_nothing_is_kept_where_that_is_not_wanted(harbour: Path, cache: str) -> None:
    claimpack("check", "--no-cache", cwd=harbour, CLAIMPACK_CACHE=cache)
    assert not Path(cache).exists()


@pytest.mark.parametrize("words", [["check"], ["check", "--no-cache"]])
def test_a_full_disk_is_told(words: list[str], cache: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk that is always full")
    for _ in range(2):
        with Path("/dev/full").open("w") as full:
            assert run_into(full, words, cache) == Ran(
                2, "", "claimpack: what is found cannot be printed: No space left on device\n"
            )


def run_into(out: object, words: list[str], cache: str) -> Ran:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "claimpack", *words],
        stdout=out,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        cwd=HARBOUR,
        env={**os.environ, "CLAIMPACK_CACHE": cache},
        encoding="utf-8",
    )
    return Ran(done.returncode, "", done.stderr)
