"""`claimpack agree`: two annotators of the same article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.agree.alpha import alpha, masi, nominal
from claimpack.pipeline import compare_annotators
from tests.conftest import claimpack

A = "annotations/harbour-talks/main"


def second(project: Path, *changes: tuple[str, str]) -> None:
    text = (project / f"{A}.yaml").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (project / f"{A}.b.yaml").write_text(text, "utf-8")


def test_alpha_of_the_textbook() -> None:
    """The first two examples of Krippendorff (2011): two observers, binary and nominal values."""
    one, other = "0100000010", "1110010000"
    assert alpha(list(zip(one, other, strict=True)), nominal) == pytest.approx(0.095, abs=0.0005)
    one, other = "aabbdcccedda", "babbbccceddd"
    assert alpha(list(zip(one, other, strict=True)), nominal) == pytest.approx(0.692, abs=0.0005)


def test_masi() -> None:
    a, ab, bc, c = frozenset("a"), frozenset("ab"), frozenset("bc"), frozenset("c")
    assert masi(a, a) == 0
    assert masi(a, c) == 1
    assert masi(a, ab) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30))
def test_alpha_is_symmetric_and_at_most_one(pairs: list[tuple[str, str]]) -> None:
    value = alpha(pairs, nominal)
    swapped = alpha([(b, a) for a, b in pairs], nominal)
    assert value == pytest.approx(swapped)
    assert value is None or value <= 1 + 1e-9
    if all(a == b for a, b in pairs) and value is not None:
        assert value == pytest.approx(1)


def test_the_same_annotation_agrees_with_itself(harbour: Path) -> None:
    second(harbour)
    agreement, report = compare_annotators(harbour)
    assert report.n_errors == 0
    assert agreement is not None
    assert all(one.f_measure == 1 for one in agreement.found)
    assert all(label.n_equal == label.n_pairs for label in agreement.labels)
    assert all(label.alpha in (None, pytest.approx(1)) for label in agreement.labels)
    assert not agreement.differences


def test_differences_are_named(harbour: Path) -> None:
    second(
        harbour,
        ("  ships-gone:\n    kind: event", "  gone:\n    kind: stance"),
        ("    figure: more than 2000", "    figure: 2000"),
        ("      - by: dock-union", "      - by: [dock-union, coast-guard]"),
    )
    ran = claimpack("agree", cwd=harbour)
    assert ran.status == 0, ran.out
    assert f"{A[12:]}/ships-gone ~ {A[12:]}/gone: kind: event / stance" in ran.out
    assert "grain-union: origin: dock-union / coast-guard + dock-union" in ran.out
    found = json.loads(claimpack("agree", "--format", "json", cwd=harbour).out)
    assert {one["name"]: one["n_both"] for one in found["found"]}["claims"] == 7
    assert {(one["label"], one["first"].rpartition("/")[2]) for one in found["differences"]} >= {
        ("kind", "ships-gone"),
        ("figure", "grain-union"),
        ("origin", "grain-union"),
        ("chain", "grain-union"),
    }
    assert claimpack("agree", "--format", "page", cwd=harbour).out.startswith("| found | first |")


def test_a_second_annotation_is_never_compiled(harbour: Path) -> None:
    assert claimpack("build", cwd=harbour).status == 0
    second(harbour, ("  ships-gone:", "  gone:"))
    assert claimpack("build", "--check", cwd=harbour).status == 0


def test_a_broken_second_annotation_is_reported(harbour: Path) -> None:
    second(harbour, ("    figure: 400 to 500", "    figuer: 400 to 500"))
    ran = claimpack("agree", cwd=harbour)
    assert ran.status == 1
    assert f"{A}.b.yaml:58:5: error: unknown key `figuer`" in ran.out


def test_without_a_second_annotation_there_is_nothing_to_say(harbour: Path) -> None:
    ran = claimpack("agree", cwd=harbour)
    assert (ran.status, "no second annotation" in ran.err) == (2, True)
