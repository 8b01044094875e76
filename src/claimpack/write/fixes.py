"""Fixes to texts: the edits of diagnostics applied to the files that they are about.

Edits are lines or stretches of lines; whatever they do not name stays as it is, comments and spacing
included. A fix whose edits overlap those of an earlier one waits for the next round.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimpack.layout.scalars import scalar
from claimpack.model.document import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Map

    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.document import Document
    from claimpack.model.fix import Edit
    from claimpack.model.locus import Locus


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Code points `[start, end)` of a text, and what replaces them."""

    start: int
    end: int
    new: str


def fixed(
    texts: Map[str, str], documents: Map[str, Document], diagnostics: Iterable[Diagnostic], *, unsafe: bool
) -> tuple[dict[str, str], int]:
    """Apply what can be applied together. Gives the texts that change, and how many fixes were applied."""
    taken: dict[str, list[Splice]] = {}
    n_applied = 0
    for fix in (one.fix for one in diagnostics if one.fix is not None):
        if not (fix.safe or unsafe):
            continue
        wanted: dict[str, list[Splice]] = {}
        for edit in fix.edits:
            path = edit.locus.path
            if path not in texts or path not in documents:
                break
            splice = _splice(edit, texts[path], documents[path])
            if splice is None or any(_clash(splice, other) for other in taken.get(path, ())):
                break
            wanted.setdefault(path, []).append(splice)
        else:
            n_applied += 1
            for path, splices in wanted.items():
                taken.setdefault(path, []).extend(splices)
    return {path: _spliced(texts[path], splices) for path, splices in taken.items()}, n_applied


def _clash(one: Splice, other: Splice) -> bool:
    if one.start == one.end == other.start == other.end:
        return False  # two insertions behind the same entry stand one below the other
    return one.start < other.end and other.start < one.end


def _spliced(text: str, splices: list[Splice]) -> str:
    for splice in sorted(set(splices), reverse=True):
        text = text[: splice.start] + splice.new + text[splice.end :]
    return text if text.strip() else "{}\n"


def _splice(edit: Edit, text: str, document: Document) -> Splice | None:
    starts = _line_starts(text)
    if edit.action == "replace":
        place = document.place(edit.locus)
        if place.line != place.end_line:
            return None
        start = starts[place.line - 1] + place.column - 1
        end = starts[place.line - 1] + place.end_column - 1
        if edit.text == "" and edit.locus.on == "value":
            return Splice(len(text[:start].rstrip(" ")), end, "")
        return Splice(start, end, _written(edit))
    locus = _emptied(edit.locus, document) if edit.action == "delete" else edit.locus
    extent = _extent(locus, text.split("\n"), document)
    if extent is None or (edit.action == "delete" and extent.shares_line):
        return None
    behind = starts[extent.last] if extent.last < len(starts) else len(text)
    if edit.action == "delete":
        return Splice(starts[extent.first - 1], behind, "")
    lines = "".join(f"{' ' * extent.indent}{line}\n" for line in edit.text.split("\n"))
    missing = "" if behind == 0 or text[behind - 1] == "\n" else "\n"
    return Splice(behind, behind, missing + lines)


def _written(edit: Edit) -> str:
    """Spell what replaces a key or a value, in the language of its file."""
    if edit.locus.path.endswith(".json"):
        return json.dumps(edit.text, ensure_ascii=False)
    return edit.text if edit.locus.on == "key" else scalar(edit.text)


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]


def _emptied(locus: Locus, document: Document) -> Locus:
    """Rise to the entry that would be left with nothing in it."""
    while locus.pointer.count("/") > 1:
        parent = replace(locus, pointer=locus.pointer.rpartition("/")[0], on="value")
        node = document.node(parent)
        children = node.entries if isinstance(node, Mapping) else getattr(node, "items", ())
        if len(children) != 1:
            break
        locus = parent
    return locus


@dataclass(frozen=True, slots=True)
class _Extent:
    """Lines `first` to `last` (1-based, both included) of an entry of a block collection."""

    first: int
    last: int
    indent: int
    shares_line: bool
    """It begins behind the dash of the item that holds it."""


def _extent(locus: Locus, lines: list[str], document: Document) -> _Extent | None:
    place = document.place(locus.at_key())
    line = lines[place.line - 1]
    margin = len(line) - len(line.lstrip(" "))
    before = line[: place.column - 1]
    is_item = not isinstance(document.node(replace(locus, pointer=_parent(locus))), Mapping)
    if before.strip(" ") not in ("", "-") or (is_item and before.strip(" ") != "-"):
        return None  # inside a flow collection, which has no lines of its own
    indent = margin if is_item else place.column - 1
    last = place.line
    for at in range(place.line, len(lines)):
        content = lines[at].lstrip(" ")
        if not content.strip():
            continue
        depth = len(lines[at]) - len(content)
        if depth <= indent and not (depth == indent and not is_item and content.startswith("- ")):
            break
        last = at + 1
    return _Extent(place.line, last, indent, not is_item and "-" in before)


def _parent(locus: Locus) -> str:
    return locus.pointer.rpartition("/")[0]
