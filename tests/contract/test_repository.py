"""What holds for the repository: generated pages are current, the wheel is whole, nothing is borrowed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claimpack.languages.ar import LANGUAGE as AR
from claimpack.pipeline import check_project
from claimpack.text.mask import mask
from claimpack.workspace.starter import starter_files
from tests.conftest import ROOT


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/gen_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_are_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_locks_hold_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--index" not in text
        pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)


def test_the_wheel_holds_schemas_and_starter(tmp_path: Path) -> None:
    build = "from hatchling.build import build_wheel; print(build_wheel(__import__('sys').argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "schemas").rglob("*.json"):
        assert f"claimpack/{path.relative_to(ROOT).as_posix()}" in names
    assert "claimpack/py.typed" in names
    assert {f"claimpack/starter/{name}" for name in starter_files()} <= names


def test_real_pages_and_masks_agree(real_texts: Path) -> None:
    checked = check_project(ROOT, texts=[real_texts])
    assert checked.report.n_errors == 0
    assert checked.report.verification.texts_missing == ()
    assert (
        checked.report.verification.by_text
        == checked.report.verification.n_anchors - checked.report.verification.positional
    )
    for page in checked.pages.by_source.values():
        assert page.text is not None
        assert page.mask == mask(page.text, page.sha256, AR)


def test_nothing_is_borrowed(real_texts: Path) -> None:
    tool = real_texts.parent / "checks" / "borrowed-text"
    if not tool.is_file():
        pytest.skip("the check for borrowed text is not available")
    # Headlines have up to twelve words. That nothing else has eight is rule A10, checked with the texts.
    done = subprocess.run([sys.executable, tool, ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_each_article_has_claims_of_many_kinds() -> None:
    claims = check_project(ROOT).corpus.claims.values()
    by_article = {claim.article_id: 0 for claim in claims}
    for claim in claims:
        by_article[claim.article_id] += 1
    assert len(by_article) == 7
    assert min(by_article.values()) >= 6
    assert {claim.kind for claim in claims} == {"quantity", "event", "stance", "commitment", "silence"}
    assert {claim.figure.bound for claim in claims if claim.figure} >= {
        "point",
        "between",
        "more_than",
        "order",
        "vague",
    }
    assert max(len(claim.chain) for claim in claims) >= 4
