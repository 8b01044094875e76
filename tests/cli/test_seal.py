"""`claimpack anchor --seal` and `claimpack source add`: what is written, and what is not."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from tests.conftest import claimpack

SILENT = "annotations/quay-report/main.yaml"
EXCUSED = "sources/harbour-talks.yaml"


def test_digests_are_written_and_stay(harbour: Path) -> None:
    before = {path: (harbour / path).read_text("utf-8") for path in (SILENT, EXCUSED)}
    ran = claimpack("anchor", "--seal", "--texts", "texts", cwd=harbour)
    assert (ran.status, ran.out) == (0, f"{SILENT}: 1 sealed\n{EXCUSED}: 1 sealed\n")
    text = (harbour / "texts/quay-report.txt").read_text("utf-8")
    digest = sha256(text[147:192].encode()).hexdigest()[:16]
    sealed = before[SILENT].replace("content@147+45:\n", f"content@147+45: sha256:{digest}\n")
    assert (harbour / SILENT).read_text("utf-8") == sealed
    assert claimpack("anchor", "--seal", "--texts", "texts", cwd=harbour).out == ""
    assert claimpack("fmt", "--check", SILENT, cwd=harbour).status == 0
    checked = claimpack("check", "--texts", "texts", cwd=harbour)
    assert "verified 35 against the text\n" in checked.out


def test_a_wrong_digest_is_reported_and_stays(harbour: Path) -> None:
    path = harbour / SILENT
    wrong = path.read_text("utf-8").replace(
        "content@147+45:\n", "content@147+45: sha256:0000000000000000\n"
    )
    path.write_text(wrong, "utf-8")
    assert claimpack("anchor", "--seal", "--texts", "texts", SILENT, cwd=harbour).status == 0
    assert path.read_text("utf-8") == wrong
    checked = claimpack("check", "--texts", "texts", cwd=harbour)
    assert checked.status == 1
    assert "[digest-differs A07]" in checked.out
    assert "1 failed" in checked.out or "verified 33 against the text" in checked.out


def test_without_the_text_nothing_is_written(harbour: Path) -> None:
    before = (harbour / SILENT).read_bytes()
    shutil.rmtree(harbour / "texts")
    ran = claimpack("anchor", "--seal", cwd=harbour)
    assert ran.status == 1
    assert ran.out.splitlines() == [
        f"{SILENT}:35:5: the text of this page is not available",
        f"{EXCUSED}:39:5: the text of this page is not available",
    ]
    assert (harbour / SILENT).read_bytes() == before


def test_a_new_page_records_what_is_known_and_that_the_rest_is_not(harbour: Path) -> None:
    page = harbour / "texts" / "new.txt"
    page.write_text('رصيف جديد: "الثاني"\n12 مارس 2021\nقال خفر السواحل إن الرصيف جديد.\n', "utf-8")
    words = ("source", "add", page, "--as", "new-quay", "--url", "https://example.org/quay")
    ran = claimpack(*words, cwd=harbour)
    assert ran.status == 0, ran.err
    record = (harbour / "sources/new-quay.yaml").read_text("utf-8")
    assert (
        "\nurl: https://example.org/quay\nmissing:\n  archive_url: unknown\n  captured_on: unknown\n"
        in record
    )
    assert '    publisher: outlet-of-new-quay\n    headline: "رصيف جديد: \\"الثاني\\""\n' in record
    assert "    missing:\n      published: unknown\n" in record
    actors = (harbour / "annotations/registry/actors.yaml").read_text("utf-8")
    assert actors.endswith(
        "outlet-of-new-quay:\n  kind: unnamed\n  name: Unidentified outlet of new-quay\n"
    )
    assert claimpack("fmt", "--check", cwd=harbour).status == 0
    checked = claimpack("check", "--texts", "texts", "--format", "concise", cwd=harbour)
    assert " error " not in checked.out, checked.out
