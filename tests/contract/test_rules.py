"""What holds for all rules alike."""

from __future__ import annotations

import inspect
import re

import pytest

from claimpack import plugins
from tests.conftest import ROOT

RULES = plugins.rules()
HEADINGS = ["What it finds", "Why it matters", "Example", "Write instead"]


def test_codes_and_names_are_unique() -> None:
    assert len({one.rule.code for one in RULES}) == len(RULES)
    assert len({one.rule.name for one in RULES}) == len(RULES)


def test_the_rules_that_were_promised_are_there() -> None:
    promised = (
        "Y01 Y02 Y07 S01 S02 S03 S04 S06 A01 A02 A03 A04 R01 R02 R05 F01 F02 F09 T01 T03 V01 V02 "
        "C01 C03 L01 B01 B03"
    )
    assert set(promised.split()) <= {one.rule.code for one in RULES}


@pytest.mark.parametrize("loaded", RULES, ids=lambda one: one.rule.name)
def test_form(loaded: plugins.LoadedRule) -> None:
    rule = loaded.rule
    assert re.fullmatch(r"[A-Z]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    found = re.findall(r"^## (.+)$", loaded.manual, re.MULTILINE)
    assert found[: len(HEADINGS)] == HEADINGS, "the manual page lacks a heading"
    assert (loaded.check is None) == (rule.scope == "stage")
    if loaded.check is not None:
        assert len(inspect.signature(loaded.check).parameters) == 3


def test_module_is_named_like_its_rule() -> None:
    for loaded in RULES:
        files = list((ROOT / "src/claimpack/rules").glob(f"*/{loaded.rule.name.replace('-', '_')}.py"))
        assert len(files) == 1, loaded.rule.name


def test_no_module_is_longer_than_500_lines() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 500, path.name
