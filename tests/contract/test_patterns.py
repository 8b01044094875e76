"""Regular expressions use nothing that a promised Python matches wrongly.

Python 3.11.0 to 3.11.4 match possessive quantifiers and atomic groups wrongly (gh-106052); Debian 12 has 3.11.2.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT

PARSER: Any = importlib.import_module("re._parser")
FUNCTIONS = {"compile", "match", "search", "fullmatch", "split", "findall", "finditer", "sub", "subn"}


def operations(parsed: Any) -> Iterator[str]:
    """Yield the names of all operations of a parsed pattern."""
    for item in parsed:
        if isinstance(item, list | tuple) or type(item) is PARSER.SubPattern:
            yield from operations(item)
        else:
            yield str(item)


def is_portable(pattern: str | bytes, flags: int = 0) -> bool:
    found = set(operations(PARSER.parse(pattern, flags)))
    return not found & {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def compiled() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield every pattern that a module of ours keeps, with f-strings filled in."""
    for package in map(importlib.import_module, ("claimpack", "claimpack_lsp")):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.endswith("__main__") or ".starter" in info.name:
                continue
            for name, value in vars(importlib.import_module(info.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{info.name}.{name}", value


def written() -> Iterator[tuple[str, str | bytes]]:
    """Yield every literal pattern in a call of `re`, those inside functions included."""
    for folder in ("src", "scripts"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                    continue
                if getattr(node.func.value, "id", "") != "re" or node.func.attr not in FUNCTIONS:
                    continue
                for part in (one for argument in node.args[:1] for one in ast.walk(argument)):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str | bytes):
                        yield f"{path.relative_to(ROOT)}:{part.lineno}", part.value


def in_schemas(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        patterns = schema.get("patternProperties")
        yield from patterns if isinstance(patterns, dict) else ()
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    for one in schema if isinstance(schema, list) else ():
        yield from in_schemas(one)


def test_compiled_patterns() -> None:
    found = list(compiled())
    assert len(found) > 50
    assert [name for name, pattern in found if not is_portable(pattern.pattern, pattern.flags)] == []


def test_literal_patterns() -> None:
    found = list(written())
    assert len(found) > 100
    bad = []
    for place, pattern in found:
        try:
            bad += [] if is_portable(pattern) else [place]
        except re.error:  # a part of an f-string
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            bad += [place] if re.search(r"(?<!\\)[*+?}]\+|\(\?>", text) else []
    assert bad == []


def test_patterns_of_schemas() -> None:
    found = [
        pattern
        for path in sorted((ROOT / "schemas").rglob("*.json"))
        for pattern in in_schemas(json.loads(path.read_text("utf-8")))
    ]
    assert len(found) > 20
    assert [pattern for pattern in found if not is_portable(pattern)] == []


@pytest.mark.parametrize(
    "pattern", ["a*+", "(?:ab)++", "x?+", "[a-z]{1,3}+", "(?>ab|a)", r"(x)(?:a(?=b*+)|c)"]
)
def test_the_check_finds_them(pattern: str) -> None:
    assert not is_portable(pattern)
    assert is_portable("a*b+c?" + r"[a-z]{1,3}\+(?:ab)+")
