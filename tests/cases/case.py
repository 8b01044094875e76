"""Cases of rules: edits of the invented project, with the expected findings marked in them.

The format is described in README.md in this folder. Lines and columns are counted here, from the marks,
so that no expected position comes from the compiler.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimpack import plugins
from claimpack.model.location import TextRange
from tests.conftest import TESTS

FOLDER = TESTS / "cases"
CODES = {loaded.rule.name: loaded.rule.code for loaded in plugins.rules()}
OPEN, CLOSE = "⟪", "⟫"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)

_HEADING = re.compile(r"^## (good|bad): (.+)$", re.MULTILINE)
_OPTION = re.compile(r" \((with texts|CRLF|as [\w-]+|this rule only)\)")
_MARK = re.compile(r"⟪(?:([A-Z]\d\d(?:,[A-Z]\d\d)*)\|)?|⟫")


class Block(NamedTuple):
    kind: str
    path: str
    body: str


class Marked(NamedTuple):
    """An expected finding: the code of its rule at a range of a file."""

    path: str
    text_range: TextRange
    code: str


class Planted(NamedTuple):
    """What a case makes of the project: new contents by path (None: deleted), and what must be found."""

    contents: Mapping[str, bytes | None]
    expected: tuple[Marked, ...]


@dataclass(frozen=True)
class Case:
    page: Path
    line: int
    """The line of the heading in the page, 1-based."""
    is_bad: bool
    title: str
    body: str = field(repr=False)

    @property
    def name(self) -> str:
        return f"{self.rule}: {self.title}"

    @property
    def heading(self) -> str:
        return f"## {'bad' if self.is_bad else 'good'}: {self.title}"

    @property
    def where(self) -> str:
        """The page and the line of the heading, as terminals link them."""
        page = self.page.relative_to(TESTS.parent) if self.page.is_relative_to(TESTS) else self.page
        return f"{page.as_posix()}:{self.line}"

    @property
    def rule(self) -> str:
        return self.page.stem

    @property
    def code(self) -> str:
        return CODES[self.rule]

    @cached_property
    def options(self) -> frozenset[str]:
        return frozenset(_OPTION.findall(self.title))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(Block(*one) for one in BLOCK.findall(self.body))

    def block(self, kind: str) -> str | None:
        """The content of the only block of a kind; None where there is none."""
        found = [one.body for one in self.blocks if one.kind == kind]
        assert len(found) < 2, f"{self.where}: more than one block `{kind}`"
        return found[0] if found else None

    def plant(self, base: Mapping[str, bytes]) -> Planted:
        """Apply the blocks to the files of a project. Writes nothing."""
        files = {path: unmarked(text, self.code) for path, text in self.texts(base).items()}
        expected = [Marked(path, at, code) for path, (_, marks) in files.items() for code, at in marks]
        contents: dict[str, bytes | None] = {}
        for path, (text, marks) in files.items():
            contents[path] = self._encoded(text) if marks or not expected else text.encode("utf-8")
        for block in self.blocks:
            if block.kind == "delete":
                contents |= dict.fromkeys(block.body.split())
        return Planted(contents, tuple(sorted(expected)))

    def texts(self, base: Mapping[str, bytes]) -> dict[str, str]:
        """The files that the case changes, marks included."""
        texts: dict[str, str] = {}
        for block in self.blocks:
            if block.kind == "file":
                texts[block.path] = block.body
            elif block.kind == "edit":
                text = texts.get(block.path)
                old, new = sides(block.body)
                text = base[block.path].decode("utf-8") if text is None else text
                n_found = text.count(old)
                assert n_found == 1, f"{self.where}: {n_found} times in {block.path}:\n{old}"
                texts[block.path] = text.replace(old, new)
            else:
                assert block.kind in ("delete", "report", "fix"), f"{self.where}: `{block.kind}`"
        return texts

    def _encoded(self, text: str) -> bytes:
        codec = next((one[3:] for one in self.options if one.startswith("as ")), "utf-8")
        return (text.replace("\n", "\r\n") if "CRLF" in self.options else text).encode(codec)


def sides(edit: str) -> tuple[str, str]:
    """The lines before and after an edit; lines that begin with a space are in both."""
    # Split at line feeds alone: a case may hold another character that Python takes for a line break.
    lines = [line for line in edit.split("\n") if line]
    old = "".join(f"{_MARK.sub('', line[1:])}\n" for line in lines if line[0] in "- ")
    return old, "".join(f"{line[1:]}\n" for line in lines if line[0] in "+ ")


def unmarked(text: str, code: str) -> tuple[str, list[tuple[str, TextRange]]]:
    """Take the marks out of a text, and count lines and columns (1-based, code points) of what they hold.

    A mark without a code stands for `code`. A byte order mark is not counted, as no editor counts it.
    """
    bom = text.startswith("\ufeff")
    clean = "\ufeff" if bom else ""
    found: list[tuple[str, TextRange]] = []
    opened: list[tuple[list[str], tuple[int, int]]] = []
    at = len(clean)
    for mark in _MARK.finditer(text):
        clean += text[at : mark.start()]
        at = mark.end()
        here = _line_and_column(clean[bom:])
        if mark[0] == CLOSE:
            assert opened, f"{CLOSE} without {OPEN}"
            codes, start = opened.pop()
            found += [(one, TextRange(*start, *here)) for one in codes]
        else:
            opened.append(((mark[1] or code).split(","), here))
    assert not opened, f"{OPEN} without {CLOSE}"
    return clean + text[at:], found


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def cases_of(page: Path, text: str | None = None) -> list[Case]:
    """The cases of a page, in order."""
    text = page.read_bytes().decode("utf-8") if text is None else text
    headings = list(_HEADING.finditer(text))
    ends = [*(one.start() for one in headings[1:]), len(text)]
    return [
        Case(page, text.count("\n", 0, one.start()) + 1, one[1] == "bad", one[2], text[one.end() : end])
        for one, end in zip(headings, ends, strict=False)
    ]


def pages() -> list[Path]:
    return sorted(FOLDER.glob("*/*.md"))


def all_cases() -> list[Case]:
    return [case for page in pages() for case in cases_of(page)]


def files_of(project: Path) -> dict[str, bytes]:
    """The contents of a project on disk, by path."""
    found = sorted(path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found}


def write(project: Path, contents: Mapping[str, bytes | None], *, missing_ok: bool = False) -> None:
    for path, content in contents.items():
        target = project / path
        if content is None:
            target.unlink(missing_ok=missing_ok)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@contextmanager
def written(project: Path, base: Mapping[str, bytes], planted: Planted) -> Iterator[None]:
    """Write what a case changes into a project, and take it back in the end."""
    try:
        write(project, planted.contents)
        yield
    finally:
        write(project, {path: base.get(path) for path in planted.contents}, missing_ok=True)
        for folder in {path.parent for path in map(project.joinpath, planted.contents)}:
            for empty in (folder, *folder.parents):
                if empty == project or any(empty.iterdir()):
                    break
                empty.rmdir()
