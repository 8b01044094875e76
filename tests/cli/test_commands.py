"""The other commands, as their users run them."""

from __future__ import annotations

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from claimpack.languages.ar import LANGUAGE as AR
from claimpack.plugins import formats
from claimpack.text.mask import mask
from tests.conftest import HARBOUR, ROOT, claimpack


def test_trace_leads_to_line_page_and_characters(harbour: Path, harbour_texts: Path) -> None:
    ran = claimpack("trace", "harbour-talks/main/grain-shipped", cwd=harbour)
    assert ran.status == 0
    assert "annotations/harbour-talks/main.yaml:6" in ran.out
    page = (harbour_texts / "harbour-talks.txt").read_text("utf-8")
    assert sha256(page.encode()).hexdigest() in ran.out
    found = re.search(
        r"^  10 +figure +(\d+)–(\d+) +\u2068(.*)\u2069 \| \u2068(.*)\u2069$", ran.out, re.MULTILINE
    )
    assert found is not None
    start, end = int(found[1]), int(found[2])
    assert page[start:end] == found[3] == "300 طن"
    assert found[4] == "300 ░░"
    with_texts = claimpack(
        "trace", "harbour-talks/main/grain-shipped", "--texts", harbour_texts, cwd=harbour
    )
    assert "\u2068300 طن\u2069 | \u2068300 طن\u2069" in with_texts.out


def test_trace_shows_the_voices_of_another_claim(harbour: Path) -> None:
    ran = claimpack("trace", "harbour-talks/main/ships-gone", cwd=harbour)
    assert "chain    unknown < harbour-times < coast-guard" in ran.out
    assert "by of hop 2" in ran.out


@pytest.mark.parametrize("texts", [True, False], ids=["with the text", "with the mask alone"])
def test_anchor_writes_what_is_unique_and_lists_the_rest(
    harbour: Path, harbour_texts: Path, texts: bool
) -> None:
    path = harbour / "annotations/harbour-talks/main.yaml"
    written = path.read_text("utf-8")
    path.write_text(written.replace("figure@322:", "figure@?:").replace("by@433:", "by@?:"), "utf-8")
    words: list[str | Path] = ["--texts", harbour_texts] if texts else []
    ran = claimpack("anchor", *words, cwd=harbour)
    assert ran.status == 1
    assert "main.yaml:17:9: `by@?`: candidates 368, 433" in ran.out
    assert path.read_text("utf-8") == written.replace("by@433:", "by@?:")


def test_anchor_touches_no_other_file_than_the_one_named(harbour: Path) -> None:
    paths = [harbour / f"annotations/{name}.yaml" for name in ("harbour-talks/main", "harbour-talks/also")]
    for path, anchor in zip(paths, ("figure@322:", "content@503:"), strict=True):
        path.write_text(path.read_text("utf-8").replace(anchor, f"{anchor.split('@')[0]}@?:"), "utf-8")
    ran = claimpack("anchor", paths[1], cwd=harbour)
    assert ran.status == 0, ran.out
    assert "figure@?:" in paths[0].read_text("utf-8")
    assert "content@503:" in paths[1].read_text("utf-8")


def test_source_add_registers_a_page(harbour: Path, tmp_path: Path) -> None:
    text = "سفن جديدة في الميناء\nتاريخ النشر: 3 أبريل 2021\nوصلت سبع سفن 🚢 إلى الميناء.\nالمصدر: المرفأ\n"
    page = tmp_path / "New Ships.txt"
    page.write_bytes(text.encode())
    ran = claimpack("source", "add", page, cwd=harbour)
    assert ran.status == 0, ran.err
    digest = sha256(text.encode()).hexdigest()
    masked = (harbour / "sources/new-ships.mask").read_text("utf-8")
    assert masked == mask(text, digest, AR)
    record = (harbour / "sources/new-ships.yaml").read_text("utf-8")
    for line in (
        f"sha256: {digest}",
        f"bytes: {len(text.encode())}",
        f"length: {len(text)}",
        f"mask_sha256: {sha256(masked.encode()).hexdigest()}",
        "  0: title main",
        f"  {text.index('تاريخ')}: dateline main",
        f"  {text.index('وصلت')}: body main",
        f"  {text.index('المصدر')}: credit main",
    ):
        assert line in record.splitlines()
    assert claimpack("check", cwd=harbour).status == 0

    again = claimpack("source", "add", page, "--as", "other", cwd=harbour)
    assert (again.status, "registered already" in again.err) == (2, True)
    taken = claimpack("source", "add", HARBOUR / "texts/quay-report.txt", "--as", "new-ships", cwd=harbour)
    assert (taken.status, "exists" in taken.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty", b" \n", "has no text"),
        ("latin", b"caf\xe9", "is not UTF-8"),
        ("١٢", b"x", "cannot be an id"),
    ],
)
def test_source_add_refuses(harbour: Path, tmp_path: Path, name: str, content: bytes, says: str) -> None:
    page = tmp_path / f"{name}.txt"
    page.write_bytes(content)
    ran = claimpack("source", "add", page, cwd=harbour)
    assert (ran.status, says in ran.err) == (2, True), ran.err


def test_source_mask_mends_a_mask(harbour: Path, harbour_texts: Path) -> None:
    path = harbour / "sources/quay-report.mask"
    record = harbour / "sources/quay-report.yaml"
    before = (path.read_bytes(), record.read_bytes())
    path.write_text("▒")
    assert claimpack("check", cwd=harbour).status == 1
    assert claimpack("source", "mask", "quay-report", cwd=harbour).status == 1
    assert claimpack("source", "mask", "quay-report", "--texts", harbour_texts, cwd=harbour).status == 0
    assert (path.read_bytes(), record.read_bytes()) == before


def test_texts_are_found_in_every_place(harbour: Path, harbour_texts: Path, tmp_path: Path) -> None:
    named = claimpack("check", cwd=harbour, CLAIMPACK_TEXTS=str(harbour_texts))
    assert "33 against the text" in named.out
    own = harbour / "sources/text"
    own.mkdir()
    for number, path in enumerate(sorted(harbour_texts.iterdir())):
        (own / f"{number}.whatever").write_bytes(path.read_bytes())
    assert "33 against the text" in claimpack("check", cwd=harbour).out


def test_explain_prints_the_manual_of_a_rule() -> None:
    by_name, by_code = claimpack("explain", "quote-not-found"), claimpack("explain", "A01")
    assert by_name == by_code
    assert "## Write instead" in by_name.out
    assert len(claimpack("explain").out.splitlines()) >= 27


def test_notes_never_fail_and_warnings_only_if_asked(harbour: Path) -> None:
    path = harbour / "sources/harbour-talks.yaml"
    record = path.read_text("utf-8")
    path.write_text(record.replace("  37: dateline", "  39: dateline"), "utf-8")
    noted = claimpack("check", "--strict", cwd=harbour)
    assert (noted.status, "0 errors, 0 warnings, 1 note (--notes shows them)\n" in noted.out) == (0, True)
    path.write_text(record.replace("text@53+9:", "text@53+8:"), "utf-8")
    assert claimpack("check", cwd=harbour).status == 0
    assert claimpack("check", "--strict", cwd=harbour).status == 1


def test_version_and_help() -> None:
    assert re.fullmatch(r"claimpack \d+\.\d+\.\d+\n", claimpack("--version").out)
    for words in (
        [],
        ["check"],
        ["build"],
        ["trace"],
        ["anchor"],
        ["explain"],
        ["source"],
        ["source", "add"],
        ["source", "mask"],
        ["new"],
        ["new", "claim"],
        ["new", "actor"],
        ["new", "source"],
        ["init"],
    ):
        ran = claimpack(*words, "--help")
        assert ran.status == 0
        assert words in ([], ["source"], ["new"]) or "Examples:" in ran.out, words


def test_help_loads_no_report_format() -> None:
    code = (
        "import sys; from claimpack.cli.app import make_app\n"
        "try: make_app()(['check', '--help'])\nexcept SystemExit: pass\n"
        "print('loaded', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=HARBOUR, capture_output=True, encoding="utf-8")
    loaded = set(done.stderr.split("loaded", 1)[1].split())
    assert not loaded & {f"claimpack.reporters.{name}" for name in formats()}


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = claimpack("--help").out.partition("Commands:")[2]
    for name in re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE):
        assert f"`claimpack {name}" in readme, name
