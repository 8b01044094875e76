"""The quick reader of YAML files that stand in canonical layout; with any doubt it gives nothing.

PyYAML reads all of YAML, and much follows: events, the place of every scalar, the layout anew. Most files
need none of it: nothing is wrong with them, and `claimpack fmt` has written them. Of such a file this
reader gives the same values at a small part of the price. They are a promise: `parse_yaml` has no finding
(Y01, Y03, Y04), its document has these values, and `format_document` gives the same text (Y06). It knows
nothing of schemas but the order of keys.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from claimpack.layout.form import WIDTH
from claimpack.layout.order import Order
from claimpack.layout.scalars import scalar
from claimpack.parse.quick_keys import Keys
from claimpack.parse.quick_lines import COMMENT, DEEPEST, HEADER, RUN
from claimpack.text.direction import NON_JOINER, invisible

if TYPE_CHECKING:
    from collections.abc import Mapping

_STEP = 2


class _DoubtError(Exception):
    pass


class QuickReader:
    """Reads files of any kind, and keeps what it learns of the orders of their keys."""

    def __init__(self, shapes: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the schemas, which give the orders."""
        self._shapes = shapes
        self._kinds: dict[str, Keys] = {}

    def tree(self, text: str, kind: str) -> dict[str, Any] | None:
        """Give the values of a file as dict, list and str; None where the slow way has to look."""
        header = HEADER.match(text)
        start = header.end() if header is not None else 0
        if text[-1:] != "\n" or (NON_JOINER in text and invisible(text)):
            return None
        if text[start:] == "{}\n":
            return {}
        keys = self._kinds.get(kind)
        if keys is None:
            keys = self._kinds[kind] = Keys(Order(kind, self._shapes))
        body = f"\n{text[start:-1]}"
        tree = _tree(body, keys)
        if tree is None and (bare := _bare(body)) != body:
            return _tree(bare, keys)
        return tree


def _bare(body: str) -> str:
    """Take away comments and empty lines that the layout keeps. One at the top it does not keep."""
    if body[1:2] == "\n":
        return body
    return COMMENT.sub("", body).replace("\n\n", "\n")


def _tree(body: str, keys: Keys) -> dict[str, Any] | None:
    try:
        return _built(body, keys)
    except _DoubtError:
        return None


def _built(body: str, keys: Keys) -> dict[str, Any]:
    """Build the tree of lines, each with its line feed before it."""
    open_ = _Open(keys)
    at = open_.at
    is_odd = '"' in body or "{" in body
    is_pending = False  # whether the last entry has no value yet
    level = n_lines = 0
    for margin, dash, entries, words in RUN.findall(body):
        top, level = level, len(margin) // _STEP
        kind: type[Any] = list if dash else dict
        if level > top:
            if not is_pending or level > top + 1:
                raise _DoubtError
            open_.begin(level, kind)
        here = at[level]
        if type(here) is not kind:
            raise _DoubtError
        if words:
            lines = words.split(f"{margin}- ")
            here += map(_unquoted, lines) if is_odd else lines
        else:
            if dash:
                level += 1
                here = open_.item(level)
                margin += "  "  # noqa: PLW2901  # the entries behind a dash stand two further in
            lines = entries.split(margin)
            size = len(here) + len(lines)
            _fill(here, lines, level) if is_odd or "[" in entries else _fill_plainly(here, lines)
            if len(here) != size:  # a key is written twice
                raise _DoubtError
        n_lines += len(lines)
        is_pending = entries[-1:] == ":"
    if n_lines != body.count("\n") or not open_.stand():
        raise _DoubtError
    return open_.root


class _Open:
    """The maps and lists that the next line may go on with, and all maps that were begun."""

    def __init__(self, keys: Keys) -> None:
        self.root: dict[str, Any] = {}
        # Maps by the margin of their keys, lists by that of their dashes; what lies deeper than the last
        # line is over.
        self.at: list[Any] = [self.root, *[None] * (DEEPEST + 1)]
        self.keys = [keys] * len(self.at)
        self.made = defaultdict(list, {keys: [self.root]})

    def begin(self, level: int, kind: type[Any]) -> None:
        """Begin a map or a list as the value of the last entry, which is one level up."""
        holder = self.at[level - 1]
        name = next(reversed(holder))
        keys = self.keys[level - 1].below(name)
        if keys is None:
            raise _DoubtError
        here = self.at[level] = holder[name] = kind()
        self.keys[level] = keys
        if kind is dict:
            self.made[keys].append(here)

    def item(self, level: int) -> dict[str, Any]:
        """Begin a map as an item of the list that is one level up."""
        here: dict[str, Any] = {}
        self.at[level - 1].append(here)
        self.at[level] = here
        keys = self.keys[level] = self.keys[level - 1].item()
        self.made[keys].append(here)
        return here

    def stand(self) -> bool:
        """Tell whether the layout leaves the keys of all maps where they are."""
        return all(keys.stand(maps) for keys, maps in self.made.items())


def _fill_plainly(here: dict[str, Any], lines: list[str]) -> None:
    for line in lines:
        key, _, value = line.partition(": ")
        if not value:
            key = key[:-1]  # its colon
        here[key] = value


def _fill(here: dict[str, Any], lines: list[str], level: int) -> None:
    """Write entries into a map, some of them perhaps with quotes or brackets."""
    for line in lines:
        key, _, value = line.partition(": ")
        if not value:
            here[key[:-1]] = value
        elif value[0] == "[":
            if level * _STEP + 1 + len(value) > WIDTH:
                raise _DoubtError
            here[key] = value[1:-1].split(", ") if value != "[]" else []
        elif value == "{}":
            here[key] = {}
        else:
            here[key] = _unquoted(value)


def _unquoted(value: str) -> str:
    if value[0] != '"':
        return value
    text = value[1:-1]
    if scalar(text) != value:
        raise _DoubtError
    return text
