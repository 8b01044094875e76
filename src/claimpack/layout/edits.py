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
from claimpack.model.locus import Place
from claimpack.text.ruler import Ruler

if TYPE_CHECKING:
    from claimpack.layout.extents import Found
    from claimpack.model.document import Document
    from claimpack.model.fix import Edit

Change = tuple[Place, str]


def change(edit: Edit, text: str, document: Document) -> Change | None:
    """Give the place that an edit replaces, and by what; None where its place is not to be found."""
    found = find(document, edit.locus)
    if found is None:
        return None
    ruler = Ruler(text)
    if edit.action == "replace":
        return _replace(found, edit, ruler)
    if _is_json(edit):
        return None  # commas; nobody has offered such a fix yet
    return _delete(found, ruler) if edit.action == "delete" else _insert(found, edit, ruler)


def _is_json(edit: Edit) -> bool:
    return edit.locus.path.endswith(".json")


def _written(edit: Edit) -> str:
    """Spell what replaces a key or a value, in the language of its file."""
    return json.dumps(edit.text, ensure_ascii=False) if _is_json(edit) else scalar(edit.text)


def _replace(found: Found, edit: Edit, ruler: Ruler) -> Change | None:
    if edit.locus.on == "key":
        if not isinstance(found.here, Entry):
            return None
        return (found.here.key_place, _written(edit))
    start, end = ruler.span(found.node.place)[0], end_of(found.node, ruler)
    if edit.text == "" and isinstance(found.here, Entry):
        start = ruler.text.index(":", ruler.span(found.here.key_place)[1]) + 1
        return (ruler.place(start, end), "")
    if start == end and isinstance(found.here, Entry):  # no value yet: behind the colon
        start = end = ruler.text.index(":", ruler.span(found.here.key_place)[1]) + 1
        return (ruler.place(start, end), f" {_written(edit)}")
    return (ruler.place(start, end), _written(edit))


def _delete(found: Found, ruler: Ruler) -> Change | None:
    """Take away the lines of an entry; what would be left empty around it goes too."""
    here, holders = found.here, list(found.holders)
    while holders and _alone(holders[-1]) and len(holders) > 1:
        here = holders.pop()
    if not holders:
        return None
    holder = holders[-1].node if isinstance(holders[-1], Entry) else holders[-1]
    start, end = start_of(here, ruler), end_of(here, ruler)
    if in_line(holder, ruler):
        return (ruler.place(*_with_comma(start, end, ruler.text)), "")
    line = ruler.text.rfind("\n", 0, start) + 1
    lead = ruler.text[line:start]
    begun = ruler.text.rfind("-", line, start) if isinstance(holder, Sequence) else start
    if isinstance(holder, Mapping) and "-" in lead:
        # The first key of an item: the next one takes its place.
        following = [one for one in holder.entries if start_of(one, ruler) > start]
        return (ruler.place(start, start_of(following[0], ruler)), "")
    if begun < 0 or ruler.text[line:begun].strip():
        return None
    after = ruler.text.find("\n", end)
    return (ruler.place(line, after + 1 if after >= 0 else len(ruler.text)), "")


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


def _insert(found: Found, edit: Edit, ruler: Ruler) -> Change | None:
    """Write lines behind an entry, as far from the margin as its key, or as the dash of an item."""
    start, end = start_of(found.here, ruler), end_of(found.here, ruler)
    holder = found.holders[-1] if found.holders else None
    node = holder.node if isinstance(holder, Entry) else holder
    if node is not None and in_line(node, ruler):
        return None
    line = ruler.text.rfind("\n", 0, start) + 1
    column = start - line
    if isinstance(node, Sequence):
        column = ruler.text.rfind("-", line, start) - line
    if column < 0:
        return None
    stop = ruler.text.find("\n", end)
    stop = len(ruler.text) if stop < 0 else stop - (ruler.text[stop - 1 : stop] == "\r")
    ending = "\r\n" if "\r\n" in ruler.text else "\n"
    lines = (f"{ending}{' ' * column}{one}" if one else ending for one in edit.text.splitlines())
    return (ruler.place(stop, stop), "".join(lines))
