"""Docs, docstrings, comments and messages use plain words: those of words.txt do not occur."""

from __future__ import annotations

import ast
import fnmatch
import io
import json
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# The checked files, as globs below the root.
CHECKED = (
    "*.md",
    "*.yml",
    "pyproject.toml",
    ".ci/*",
    ".github/**/*.md",
    ".github/**/*.yml",
    ".pre-commit-hooks.yaml",
    "docs/*.md",
    "docs/decisions/*.md",
    "docs/guidelines/*.md",
    "schemas/**/*.json",
    "scripts/*",
    "src/claimpack/starter/**/*.md",
    "src/**/*.py",
    "src/claimpack/starter/**/*.y*ml",
    "templates/*",
    "tests/contract/test_*.py",
)
# Files whose text comes from elsewhere, as globs.
UNCHECKED = (
    "docs/rules.md",  # generated from the docstrings of the rules
    "tests/contract/test_prose.py",
)
# Words that are right in some files, by glob.
ALLOWED = {
    # A code of the vocabulary `nature`: an amount at a moment, as opposed to a flow.
    "src/claimpack/starter/annotations/registry/measures.yaml": {"stock"},
    "src/claimpack/rules/*": {"stock"},
    "docs/vocabularies.md": {"stock"},
}


def words() -> dict[str, str]:
    """Return the plain word of each form to avoid."""
    lines = (ROOT / "tests/contract/words.txt").read_text("utf-8").splitlines()
    rules = [line.partition(" -> ") for line in lines if line and not line.startswith("#")]
    return {form.strip(): plain for forms, _, plain in rules for form in forms.split(",")}


PLAIN = words()
FORMS = "|".join(r"\s+".join(map(re.escape, form.split())) for form in PLAIN)
AVOID = re.compile(rf"(?<![\w-])(?:{FORMS})(?![\w-])", re.IGNORECASE)


def checked() -> Iterator[str]:
    found = {path for pattern in CHECKED for path in ROOT.glob(pattern) if path.is_file()}
    for name in sorted(path.relative_to(ROOT).as_posix() for path in found):
        if not any(fnmatch.fnmatch(name, pattern) for pattern in UNCHECKED):
            yield name


def prose(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield each piece of prose of a file with the line at which it begins."""
    kind = Path(name).suffix
    if kind == ".md":
        yield 1, _markdown(text)
    elif kind == ".py":
        yield from _python(text)
    elif kind == ".json":
        yield from _descriptions(text)
    elif kind in (".yml", ".yaml"):
        yield 1, text
    else:
        yield from _comments(text)


def _markdown(text: str) -> str:
    """Return a page without fenced and indented code; lines stay where they are."""
    without = re.sub(r"^( *)(```|~~~).*?^\1\2", _blank, text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^ {4,}(?![-*\d]).*$", "", without, flags=re.MULTILINE)


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _python(text: str) -> Iterator[tuple[int, str]]:
    """Yield comments, and strings of two words or more: docstrings and messages."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value


def _descriptions(text: str) -> Iterator[tuple[int, str]]:
    """Yield the titles and descriptions of a JSON file."""
    for found in re.finditer(r'"(?:title|description)": ("(?:[^"\\]|\\.)*")', text):
        yield text.count("\n", 0, found.start()) + 1, json.loads(found[1])


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield comments that begin with #, and what shell scripts print."""
    for number, line in enumerate(text.splitlines(), 1):
        for part in re.findall(r"(?:^|\s)#\s.*|echo \"[^\"]*\"", line):
            yield number, part


def private_words(name: str, text: str) -> list[str]:
    """Return a line for each private or archaic word: its place, and the plain word."""
    allowed = {word for pattern, some in ALLOWED.items() if fnmatch.fnmatch(name, pattern) for word in some}
    found = []
    for line, part in prose(name, text):
        without_code = re.sub(r"`[^`]*`", lambda code: " " + "\n" * code[0].count("\n"), part)
        for match in AVOID.finditer(without_code):
            word = " ".join(match[0].lower().split())
            if word not in allowed:
                at = line + without_code.count("\n", 0, match.start())
                found.append(f"{name}:{at}: {word} -> {PLAIN[word]}")
    return found


@pytest.mark.parametrize("name", list(checked()))
def test_words_are_plain(name: str) -> None:
    found = private_words(name, (ROOT / name).read_text("utf-8"))
    assert not found, "\n".join(["words to avoid (tests/contract/words.txt):", *found])


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.md", "# One\n\nIt is laid\nout here.", ["a.md:3: laid out -> format"]),
        ("a.md", "Write `mend` or\n\n    mend it\n\n```\nmend\n```\n\nand mend.", ["a.md:9: mend -> fix"]),
        (
            "a.py",
            '"""Mends it."""\nmend = "mend"  # mended\n',
            ["a.py:2: mended -> fix", "a.py:1: mends -> fix"],
        ),
        ("a.py", 'print("no shelf here")\n', ["a.py:1: shelf -> cache"]),
        ("a.json", '{\n"description": "Held \\"by\\" us."}', ["a.json:2: held -> kept, stored"]),
        ("a", "mend # mend\nmend#x\n", ["a:1: mend -> fix"]),
        ("a.md", "A mender, unheld, on-shelf.", []),
    ],
)
def test_private_words_are_found(name: str, text: str, found: list[str]) -> None:
    assert private_words(name, text) == found


def test_every_allowed_word_is_needed() -> None:
    for pattern, some in ALLOWED.items():
        names = [name for name in checked() if fnmatch.fnmatch(name, pattern)]
        text = " ".join((ROOT / name).read_text("utf-8").lower() for name in names)
        assert {word for word in some if word in text} == some, pattern
