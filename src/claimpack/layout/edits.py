"""Edits of fixes to changes of text: which stretch of a file they replace, and by what.

How edits are meant is said in `model.fix`. Entries in block style and in brackets are known; what stands
around them stays as it is.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claimpack.layout.extents import end_of, find, in_line, start_of
from claimpack.layout.scalars import scalar
from claimpack.model.document import Entry, Mapping, Sequence
from claimpack.model.line_index import LineIndex
from claimpack.model.location import TextRange

if TYPE_CHECKING:
    from claimpack.layout.extents import Found
    from claimpack.model.document import Document
    from claimpack.model.fix import Edit

Change = tuple[TextRange, str]


def change(edit: Edit, text: str, document: Document) -> Change | None:
    """Give the place that an edit replaces, and by what; None where its range is not to be found."""
    found = find(document, edit.location)
    if found is None:
        return None
    line_index = LineIndex(text)
    if edit.action == "replace":
        return _replace(found, edit, line_index)
    if _is_json(edit):
        return None  # commas; nobody has offered such a fix yet
    return _delete(found, line_index) if edit.action == "delete" else _insert(found, edit, line_index)


def _is_json(edit: Edit) -> bool:
    return edit.location.path.endswith(".json")


def _written(edit: Edit) -> str:
    """Spell what replaces a key or a value, in the language of its file."""
    return json.dumps(edit.text, ensure_ascii=False) if _is_json(edit) else scalar(edit.text)


def _replace(found: Found, edit: Edit, line_index: LineIndex) -> Change | None:
    if edit.location.on == "key":
        if not isinstance(found.here, Entry):
            return None
        return (found.here.key_range, _written(edit))
    start, end = line_index.span(found.node.text_range)[0], end_of(found.node, line_index)
    if edit.text == "" and isinstance(found.here, Entry):
        start = line_index.text.index(":", line_index.span(found.here.key_range)[1]) + 1
        return (line_index.text_range(start, end), "")
    if start == end and isinstance(found.here, Entry):  # no value yet: behind the colon
        start = end = line_index.text.index(":", line_index.span(found.here.key_range)[1]) + 1
        return (line_index.text_range(start, end), f" {_written(edit)}")
    return (line_index.text_range(start, end), _written(edit))


def _delete(found: Found, line_index: LineIndex) -> Change | None:
    """Take away the lines of an entry; what would be left empty around it goes too."""
    here, holders = found.here, list(found.holders)
    while holders and _alone(holders[-1]) and len(holders) > 1:
        here = holders.pop()
    if not holders:
        return None
    holder = holders[-1].node if isinstance(holders[-1], Entry) else holders[-1]
    start, end = start_of(here, line_index), end_of(here, line_index)
    if in_line(holder, line_index):
        return (line_index.text_range(*_with_comma(start, end, line_index.text)), "")
    line = line_index.text.rfind("\n", 0, start) + 1
    lead = line_index.text[line:start]
    begun = line_index.text.rfind("-", line, start) if isinstance(holder, Sequence) else start
    if isinstance(holder, Mapping) and "-" in lead:
        # The first key of an item: the next one takes its text_range.
        following = [one for one in holder.entries if start_of(one, line_index) > start]
        return (line_index.text_range(start, start_of(following[0], line_index)), "")
    if begun < 0 or line_index.text[line:begun].strip():
        return None
    after = line_index.text.find("\n", end)
    return (line_index.text_range(line, after + 1 if after >= 0 else len(line_index.text)), "")


def _alone(holder: object) -> bool:
    node = holder.node if isinstance(holder, Entry) else holder
    held = node.entries if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ()
    return len(held) == 1


def _with_comma(start: int, end: int, text: str) -> tuple[int, int]:
    behind = re.compile(r"\s*,\s*").match(text, end)
    if behind is not None:
        return start, behind.end()
    before = re.search(r",\s*$", text[:start])
    return (before.start() if before is not None else start), end


def _insert(found: Found, edit: Edit, line_index: LineIndex) -> Change | None:
    """Write lines behind an entry, as far from the margin as its key, or as the dash of an item."""
    start, end = start_of(found.here, line_index), end_of(found.here, line_index)
    holder = found.holders[-1] if found.holders else None
    node = holder.node if isinstance(holder, Entry) else holder
    if node is not None and in_line(node, line_index):
        return None
    line = line_index.text.rfind("\n", 0, start) + 1
    column = start - line
    if isinstance(node, Sequence):
        column = line_index.text.rfind("-", line, start) - line
    if column < 0:
        return None
    stop = line_index.text.find("\n", end)
    stop = len(line_index.text) if stop < 0 else stop - (line_index.text[stop - 1 : stop] == "\r")
    ending = "\r\n" if "\r\n" in line_index.text else "\n"
    lines = (f"{ending}{' ' * column}{one}" if one else ending for one in edit.text.splitlines())
    return (line_index.text_range(stop, stop), "".join(lines))
