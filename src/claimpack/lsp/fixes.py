"""Fixes of diagnostics as changes of text: those that a rule gives, and those that a hint offers.

How the edits of a rule are meant is said in `model.fix`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimpack.lsp.extents import end_of, find, in_line, start_of
from claimpack.lsp.positions import Ruler
from claimpack.lsp.rename import Change
from claimpack.model.document import Entry, Mapping, Scalar, Sequence
from claimpack.parse.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.lsp.extents import Found
    from claimpack.lsp.shelf import Leaf, Shelf
    from claimpack.model.diagnostic import Diagnostic
    from claimpack.model.fix import Edit

_MEANT = re.compile(r"did you mean `([^`]+)`\?")
_TICKED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Changes that end a diagnostic. A sure one may be taken without thinking about it."""

    title: str
    changes: tuple[Change, ...]
    sure: bool


def remedies(diagnostic: Diagnostic, shelf: Shelf) -> Iterator[Remedy]:
    """Give what can be done about a diagnostic in the files as they are now."""
    fix = diagnostic.fix
    if fix is not None:
        changes = [_change(edit, shelf) for edit in fix.edits]
        whole = tuple(change for change in changes if change is not None)
        if len(whole) == len(fix.edits):
            yield Remedy(title=fix.title[:1].upper() + fix.title[1:], changes=whole, sure=fix.safe)
        return
    leaf = shelf.leaves.get(diagnostic.locus.path)
    meant = _MEANT.findall(diagnostic.hint or "")
    if leaf is None or diagnostic.locus.place is None or len(meant) != 1:
        return
    changed = _replaced(diagnostic, meant[0], leaf)
    if changed is not None:
        yield Remedy(title=f"Write `{meant[0]}`", changes=(changed,), sure=True)


def _replaced(diagnostic: Diagnostic, meant: str, leaf: Leaf) -> Change | None:
    """Put what was meant in place of the word that the message names, or of all that is underlined."""
    ruler = Ruler(leaf.text)
    start, end = ruler.span(diagnostic.place)
    written = ruler.text[start:end]
    for named in _TICKED.findall(diagnostic.message):
        found = [one.span() for one in re.finditer(rf"(?<![\w/-]){re.escape(named)}(?![\w/-])", written)]
        if len(found) == 1:
            place = ruler.place(start + found[0][0], start + found[0][1])
            return Change(leaf.path, place, meant)
    if re.fullmatch(r"[\w/@-]+", written):
        return Change(leaf.path, diagnostic.place, meant)
    return None


def _change(edit: Edit, shelf: Shelf) -> Change | None:
    """Give the change of text that an edit means; None where its place is not to be found."""
    leaf = shelf.leaves.get(edit.locus.path)
    if leaf is None or not leaf.is_yaml or not leaf.whole or leaf.document is None:
        return None
    found = find(leaf.document, edit.locus)
    if found is None:
        return None
    ruler = Ruler(leaf.text)
    if edit.action == "replace":
        return _replace(found, edit, ruler)
    return _delete(found, edit, ruler) if edit.action == "delete" else _insert(found, edit, ruler)


def _replace(found: Found, edit: Edit, ruler: Ruler) -> Change | None:
    if edit.locus.on == "key":
        if not isinstance(found.here, Entry):
            return None
        return Change(edit.locus.path, found.here.key_place, scalar(edit.text))
    start, end = ruler.span(found.node.place)[0], end_of(found.node, ruler)
    if start == end and isinstance(found.here, Entry):  # no value yet: behind the colon
        start = end = ruler.text.index(":", ruler.span(found.here.key_place)[1]) + 1
        return Change(edit.locus.path, ruler.place(start, end), f" {scalar(edit.text)}")
    return Change(edit.locus.path, ruler.place(start, end), scalar(edit.text))


def _delete(found: Found, edit: Edit, ruler: Ruler) -> Change | None:
    """Take away the lines of an entry; what would be left empty around it goes too."""
    here, holders = found.here, list(found.holders)
    while holders and _alone(holders[-1]) and len(holders) > 1:
        here = holders.pop()
    if not holders:
        return None
    holder = holders[-1].node if isinstance(holders[-1], Entry) else holders[-1]
    start, end = start_of(here, ruler), end_of(here, ruler)
    if in_line(holder, ruler):
        return Change(edit.locus.path, ruler.place(*_with_comma(start, end, ruler.text)), "")
    line = ruler.text.rfind("\n", 0, start) + 1
    lead = ruler.text[line:start]
    begun = ruler.text.rfind("-", line, start) if isinstance(holder, Sequence) else start
    if (
        isinstance(holder, Mapping) and "-" in lead
    ):  # the first key of an item: the next one takes its place
        following = [one for one in holder.entries if start_of(one, ruler) > start]
        return Change(edit.locus.path, ruler.place(start, start_of(following[0], ruler)), "")
    if begun < 0 or ruler.text[line:begun].strip():
        return None
    after = ruler.text.find("\n", end)
    return Change(edit.locus.path, ruler.place(line, after + 1 if after >= 0 else len(ruler.text)), "")


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
    return Change(edit.locus.path, ruler.place(stop, stop), "".join(lines))


def scalar(text: str) -> str:
    """Write a text as a YAML scalar: plain where that reads back as the same, else in quotes."""
    if not text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    document, found, _ = parse_yaml("", f"key: {text}\n")
    root = document.root if document is not None else None
    entry = root.get("key") if isinstance(root, Mapping) and len(root.entries) == 1 else None
    plain = entry is not None and isinstance(entry.node, Scalar) and entry.node.value == text
    return text if plain and not found else "'" + text.replace("'", "''") + "'"
