"""A case written anew from what was found: its marks, where it has none yet, and its blocks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

from tests.cases.case import BLOCK, CLOSE, OPEN, Case, Marked, sides
from tests.cases.checking import Outcome, Project, marked, outcome

_MADE = re.compile(r"^```(?:report|fix)\n.*?^```\n?", re.MULTILINE | re.DOTALL)
# A block, and a line of it.
_Origin = tuple[int, int]


def update(case: Case, project: Project) -> None:
    """Rewrite a case in its page."""
    assert "PYTEST_XDIST_WORKER" not in os.environ, "one process at a time writes cases; leave out -n"
    planted, found = outcome(case, project)
    body = case.body
    if found.findings and not planted.expected:
        body = with_marks(case, project.base, sorted(map(marked, found.findings)))
    page = case.page.read_bytes().decode("utf-8")
    new = with_blocks(body, found, report=case.block("report") is not None)
    changed = page.replace(f"{case.heading}{case.body}", f"{case.heading}{new}")
    case.page.write_bytes((changed.rstrip() + "\n").encode("utf-8"))


def with_blocks(body: str, found: Outcome, *, report: bool) -> str:
    """The body of a case with other blocks `fix` and `report`."""
    parts = [_MADE.sub("", body).rstrip()]
    parts += [f"```fix\n{found.fixes}```"] if found.fixes else []
    parts += [f"```report\n{found.report}```"] if report else []
    return "\n\n".join(parts) + "\n\n"


def with_marks(case: Case, base: Mapping[str, bytes], found: Iterable[Marked]) -> str:
    """The body of a case without marks, with marks around what was found.

    A line that no edit holds gets an edit that changes nothing.
    """
    blocks = [(one.kind, one.path, one.body.split("\n")) for one in case.blocks]
    n_old = len(blocks)
    by_path: dict[str, list[Marked]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    for path, here in by_path.items():
        lines, origins = _lines(case, base, path)
        for (line, column), text in _insertions(here, case.code, bom=lines[0].startswith("\ufeff")):
            if origins[line - 1] is None:
                start, end = _unique(lines, line - 1)
                origins[start:end] = [(len(blocks), n) for n in range(end - start)]
                blocks.append(("edit", path, [*(f" {one}" for one in lines[start:end]), ""]))
            block, at = origins[line - 1] or (0, 0)
            kind, _, written = blocks[block]
            before = column if kind == "edit" else column - 1  # a line of an edit has a sign in front
            written[at] = written[at][:before] + text + written[at][before:]
    texts = [
        f"```{kind} {path}".rstrip() + "\n" + "\n".join(written) + "```" for kind, path, written in blocks
    ]
    old = iter(texts[:n_old])
    return "\n\n".join((BLOCK.sub(lambda _: next(old), case.body).rstrip(), *texts[n_old:])) + "\n"


def _insertions(found: list[Marked], code: str, *, bom: bool) -> list[tuple[tuple[int, int], str]]:
    """What to insert at which line and column, from the end on."""
    codes: dict[tuple[int, int, int, int], list[str]] = {}
    for _, at, of in found:
        codes.setdefault((at.line, at.column, at.end_line, at.end_column), []).append(of)
    inserted = []
    for (line, column, end_line, end_column), listed in codes.items():
        mark = OPEN if listed == [code] else f"{OPEN}{','.join(listed)}|"
        # Behind each other at one position: what closes, inner ones first; then what opens, outer ones first.
        inserted.append(((line, column), 1, (-end_line, -end_column), mark))
        inserted.append(((end_line, end_column), 0, (-line, -column), CLOSE))
        if (line, column) == (end_line, end_column):
            inserted[-2:] = [((line, column), 1, (0, 0), mark + CLOSE)]
    return [
        ((line, column + (bom and line == 1)), text)
        for (line, column), _, _, text in sorted(inserted, reverse=True)
    ]


def _lines(case: Case, base: Mapping[str, bytes], path: str) -> tuple[list[str], list[_Origin | None]]:
    """The lines of a file behind the edits, and the block and the line in it that each comes from."""
    lines = base[path].decode("utf-8").split("\n") if path in base else []
    origins: list[_Origin | None] = [None] * len(lines)
    for n, block in enumerate(case.blocks):
        if block.path != path:
            continue
        body = block.body.split("\n")
        if block.kind == "file":
            lines, origins = body, [(n, at) for at in range(len(body))]
            continue
        old, new = sides(block.body)
        text = "\n".join(lines)
        assert not text[: text.index(old)].rpartition("\n")[2], f"{case.where}: not a whole line"
        start = text.count("\n", 0, text.index(old))
        end = start + old.count("\n")
        kept = [(n, at) for at, line in enumerate(body) if line[:1] in ("+", " ")]
        lines[start:end] = new.split("\n")[:-1]
        origins[start:end] = kept
    return lines, origins


def _unique(lines: list[str], at: int) -> tuple[int, int]:
    """The fewest lines around one that stand in a file once."""
    text = "".join(f"{line}\n" for line in lines)
    for more in range(len(lines)):
        for before in range(more + 1):
            start, end = max(at - before, 0), at + 1 + more - before
            if text.count("".join(f"{line}\n" for line in lines[start:end])) == 1:
                return start, min(end, len(lines))
    raise AssertionError("no line stands here")
