"""Seeded faults: Markdown that holds edits to the invented project, with the stretch to underline marked.

A fault begins with a heading of the second level: the code of the rule that must find it, and what is
wrong. Its fenced blocks are `edit PATH`, `file PATH` and `delete`, as in the pages of golden cases. In one
of them a pair of ⟪ and ⟫ stands around the characters that a contributor's eye should be led to. The
loader takes the marks out and counts lines and columns itself, so that nothing of what is expected comes
from the compiler. A pair with nothing in it, at the beginning of a file, means the file as a whole.

Behind the heading, in brackets: `(with texts)` has the texts of the invented pages at hand; `(CRLF)`
and `(as CODEC)` say how the marked file is written; `(alone)` turns every other rule off.

A line `Also CODE, CODE: why.` names the other findings that the fault cannot but have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claimpack.model.location import TextRange

if TYPE_CHECKING:
    from pathlib import Path

OPEN, CLOSE = "⟪", "⟫"

_HEADING = re.compile(r"^## ([A-Z][0-9]{2}) (.+)$", re.MULTILINE)
_OPTION = re.compile(r" \(([^()]+)\)")
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ALSO = re.compile(r"^Also ([A-Z0-9, ]+): \S", re.MULTILINE)
_OPTIONS = ("with texts", "CRLF", "alone")


@dataclass(frozen=True)
class Gold:
    """Where the finding must be, as the page of the fault says."""

    path: str
    place: TextRange


@dataclass(frozen=True)
class Fault:
    page: str
    code: str
    heading: str
    body: str

    @property
    def name(self) -> str:
        return f"{self.page}: {self.code} {self.heading}"

    @cached_property
    def options(self) -> frozenset[str]:
        found = frozenset(_OPTION.findall(self.heading))
        return frozenset(one for one in found if one in _OPTIONS or one.startswith("as "))

    @property
    def also(self) -> frozenset[str]:
        """The codes of other findings that the page gives a reason for."""
        return frozenset(code for listed in _ALSO.findall(self.body) for code in listed.split(", "))

    def plant(self, project: Path) -> Gold:
        """Write the fault into a copy of the invented project, and say where it stands."""
        changed = self._changed(project)
        (path,) = (path for path, text in changed.items() if OPEN in text or CLOSE in text)
        place = _marked(changed[path])
        for name, text in changed.items():
            written = text.replace(OPEN, "").replace(CLOSE, "")
            codec = "utf-8"
            if name == path:
                written = written.replace("\n", "\r\n") if "CRLF" in self.options else written
                codec = next((one[3:] for one in self.options if one.startswith("as ")), codec)
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_bytes(written.encode(codec))
        return Gold(path, place)

    def _changed(self, project: Path) -> dict[str, str]:
        changed: dict[str, str] = {}
        for kind, path, body in _BLOCK.findall(self.body):
            if kind == "file":
                changed[path] = body
            elif kind == "edit":
                text = changed.get(path) or (project / path).read_bytes().decode("utf-8")
                changed[path] = _edited(text, body)
            elif kind == "delete":
                for name in body.split():
                    (project / name).unlink()
            else:
                raise AssertionError(f"unknown block `{kind}`")
        return changed


def _edited(text: str, body: str) -> str:
    # Split at line feeds alone: a fault may be a character that Python takes for the end of a line.
    lines = body.split("\n")
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    assert text.count(old) == 1, f"these lines stand {text.count(old)} times in the file:\n{old}"
    return text.replace(old, new)


def _marked(text: str) -> TextRange:
    """Count lines and columns (1-based, code points) of what stands between the marks, end exclusive.

    A byte order mark at the beginning is not counted: editors take it away.
    """
    before, _, rest = text.removeprefix("\ufeff").partition(OPEN)
    inside, _, after = rest.partition(CLOSE)
    assert OPEN not in inside + after, "marked twice"
    assert CLOSE not in before + after, "marked twice"
    return TextRange(*_line_and_column(before), *_line_and_column(before + inside))


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def faults_of(page: Path) -> list[Fault]:
    parts = _HEADING.split(page.read_bytes().decode("utf-8"))[1:]
    return [Fault(page.stem, *one) for one in zip(parts[::3], parts[1::3], parts[2::3], strict=True)]
