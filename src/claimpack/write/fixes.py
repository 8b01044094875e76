"""Applies the edits of findings, and replacements inside lines, to the text of files.

Whatever an edit does not name stays, comments and spacing included. A fix whose edits overlap those of an
earlier one waits for the next round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.model.fix import Edit
from claimpack.model.line_index import LineIndex
from claimpack.write.atomic import replace_file
from claimpack.yaml.edit import change
from claimpack.yaml.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Map
    from pathlib import Path

    from claimpack.model.finding import Finding
    from claimpack.model.fix import Fix
    from claimpack.model.location import Location, TextRange
    from claimpack.yaml.document import Document


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Code points `[start, end)` of a text, and what replaces them."""

    start: int
    end: int
    new: str


def fixed(
    texts: Map[str, str], documents: Map[str, Document], findings: Iterable[Finding], *, unsafe: bool
) -> tuple[dict[str, str], int]:
    """Apply the fixes that can be applied together; return the changed texts and the number of fixes."""
    taken: dict[str, list[Splice]] = {}
    n_applied = 0
    fixes = [one.fix for one in findings if one.fix is not None and (one.fix.safe or unsafe)]
    emptied = _emptied(fixes, documents)
    for fix in fixes:
        wanted: dict[str, list[Splice]] = {}
        for edit in (emptied.get(one, one) for one in fix.edits):
            path = edit.location.path
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


def _emptied(fixes: Iterable[Fix], documents: Map[str, Document]) -> dict[Edit, Edit]:
    """Map edits that delete every child of a node to the one that deletes the node."""
    gone = {edit.location for fix in fixes for edit in fix.edits if edit.action == "delete"}
    rising = {location: location for location in gone}
    while True:
        holders = {at._replace(pointer=at.pointer.rpartition("/")[0]) for at in set(rising.values())}
        full = {holder for holder in holders if holder.pointer and _all_gone(holder, rising, documents)}
        if not full:
            return {
                Edit(location=at, action="delete"): Edit(location=to, action="delete")
                for at, to in rising.items()
            }
        for at, to in rising.items():
            holder = to._replace(pointer=to.pointer.rpartition("/")[0])
            rising[at] = holder if holder in full else to


def _all_gone(holder: Location, rising: Map[Location, Location], documents: Map[str, Document]) -> bool:
    node = documents[holder.path].node(holder) if holder.path in documents else None
    gone = set(rising.values())
    if isinstance(node, Mapping):
        return bool(node.entries) and all(holder.child(entry.key) in gone for entry in node.entries)
    if isinstance(node, Sequence):
        return bool(node.items) and all(holder.child(at) in gone for at in range(len(node.items)))
    return False


def _clash(one: Splice, other: Splice) -> bool:
    if one.start == one.end == other.start == other.end:
        return False  # two insertions after one entry: one follows the other
    return one.start < other.end and other.start < one.end


def _spliced(text: str, splices: list[Splice]) -> str:
    for splice in sorted(set(splices), reverse=True):
        text = text[: splice.start] + splice.new + text[splice.end :]
    return text if text.strip() else "{}\n"


def _splice(edit: Edit, text: str, document: Document) -> Splice | None:
    found = change(edit, text, document)
    if found is None:
        return None
    text_range, new = found
    return Splice(*LineIndex(text).span(text_range), new)


def edited(text: str, changes: Iterable[tuple[TextRange, str]]) -> str:
    """Replace ranges within single lines, which must not overlap."""
    lines = text.split("\n")
    for text_range, new in sorted(changes, key=lambda change: change[0], reverse=True):
        line = lines[text_range.line - 1]
        lines[text_range.line - 1] = line[: text_range.column - 1] + new + line[text_range.end_column - 1 :]
    return "\n".join(lines)


def write_edits(path: Path, changes: Iterable[tuple[TextRange, str]]) -> None:
    """Replace ranges in a UTF-8 file in one step. Raises ClaimpackError where the disk refuses."""
    replace_file(path, edited(path.read_bytes().decode("utf-8"), changes).encode("utf-8"))
