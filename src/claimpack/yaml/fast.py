"""The fast reader: the values of a file in canonical format; any other file needs the strict reader.

Most files have no finding and are formatted. The fast reader matches their lines against one pattern and
builds dict, list and str, without events, nodes or ranges. It guarantees that `strict.parse_yaml` has no
finding (Y01, Y03, Y04), that its document has the same values, and that `format_document` returns the same
text (Y06). Of schemas it knows the order of keys only.

A line that matches reads the same to every YAML parser, is written as `format_scalar` writes it, has no
invisible character (Y03) except perhaps a non-joiner, and has no left-to-right letters after right-to-left
ones (Y04). The patterns have no possessive quantifiers and no atomic groups, which Python 3.11.2 matches
wrongly (gh-106052); no two ways to match the same characters exist, so that time grows with the text only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from claimpack.text.direction import NON_JOINER, invisible
from claimpack.yaml.format import RESERVED, WIDTH, format_scalar
from claimpack.yaml.schema_node import SchemaNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_INDENT = 2
_MAX_DEPTH = 10

# Left-to-right and neutral characters, without spaces and the soft hyphen.
LEFT_TO_RIGHT = "\u00a1-\u00ac\u00ae-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u214f"
# Hebrew to Arabic with their marks and digits, without the Arabic letter mark.
RIGHT_TO_LEFT = f"\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc{NON_JOINER}"
# What may follow right-to-left letters: no left-to-right ones.
AFTER_RIGHT_TO_LEFT = f"{RIGHT_TO_LEFT}\u00ab\u00bb\u2010-\u2027"

_FIRST = rf"(?=[$()+./0-9;<A-Z\\^_a-z~{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}])"
_TYPED = rf"(?=[~nNtTfFyYoO<])(?i:{RESERVED})$"
# A colon and a hash are text where they begin no value and no comment.
_SIGN = r"(?::(?=[^ \n])|(?<! )#)"
_LTR_RUN = rf"[ !\"$-9;-~{LEFT_TO_RIGHT}]*"
_RTL_RUN = rf"[ !\"$-9;-@\[-`{{-~{AFTER_RIGHT_TO_LEFT}]*"
_PLAIN = (
    rf"(?!{_TYPED}){_FIRST}{_LTR_RUN}(?:{_SIGN}{_LTR_RUN})*"
    rf"(?:[{RIGHT_TO_LEFT}]{_RTL_RUN}(?:{_SIGN}{_RTL_RUN})*)?(?<! )"
)
# Without escapes. Whether `format_scalar` writes the quotes is checked when they are removed.
_QUOTED = rf'"[ !#-\[\]-~{LEFT_TO_RIGHT}]*(?:[{RIGHT_TO_LEFT}][ !#-@\[\]-`{{-~{AFTER_RIGHT_TO_LEFT}]*)?"'
_SCALAR = rf"(?:{_PLAIN}|{_QUOTED})$"
_WORD = rf"(?!(?i:{RESERVED})[,\]])[A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*"
_FLOW = rf"(?:\[(?:{_WORD}(?:, {_WORD})*)?\]|\{{\}})$"
# Far shorter than the 1024 characters that a parser looks ahead for the colon.
_KEY = r"[a-z0-9_]{1,64}(?:[ -][a-z0-9_]{1,64}){0,12}(?:@(?:\?|[0-9]{1,18}(?:\+[0-9]{1,18})?))?"
_ENTRY = rf"{_KEY}:(?:$| (?:{_SCALAR}|{_FLOW}))"

# Groups: a line feed and the indentation; the dash of an item; consecutive entries of one map, or
# consecutive items that are scalars.
_RUN = re.compile(
    rf"(\n(?:  ){{0,{_MAX_DEPTH}}})(- )?"
    rf"(?:({_ENTRY}(?:\1(?(2)  ){_ENTRY})*)|(?<=- )({_SCALAR}(?:\1- {_SCALAR})*))",
    re.MULTILINE,
)
# A comment on its own line, with the indentation of the line below it.
_COMMENT = re.compile(rf"\n((?:  )*)#(?:[ -~{LEFT_TO_RIGHT}]*[!-~{LEFT_TO_RIGHT}])?(?=\n\1[^ \n])")
# ASCII comments at the top of a file.
_HEADER = re.compile(r"(?:#(?:[ -~]*[!-~])?\n)*")

_RESERVED = frozenset(RESERVED.split("|"))
_DIGITS = b"0123456789+?"
_DIGIT = re.compile("[0-9]")


class NeedsStrictReader(Exception):  # noqa: N818  # not an error: the other reader decides
    """The file is not in canonical format, or the fast reader cannot tell."""


class FastReader:
    """Reads files of any kind; remembers key orders that are in canonical format."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self._schemas = schemas
        self._keys: dict[str, _KeyOrder] = {}

    def read(self, text: str, kind: str) -> dict[str, Any]:
        """Return the values of a file as dict, list and str; raises NeedsStrictReader."""
        header = _HEADER.match(text)
        start = header.end() if header is not None else 0
        if text[-1:] != "\n" or (NON_JOINER in text and invisible(text)):
            raise NeedsStrictReader
        if text[start:] == "{}\n":
            return {}
        keys = self._keys.get(kind)
        if keys is None:
            keys = self._keys[kind] = _KeyOrder(SchemaNode.root(kind, self._schemas))
        body = f"\n{text[start:-1]}"
        try:
            return _tree(body, keys)
        except NeedsStrictReader:
            bare = _without_comments(body)
            if bare == body:
                raise
            return _tree(bare, keys)


def _without_comments(body: str) -> str:
    """Remove comments and empty lines that the formatter keeps. It keeps no empty line at the top."""
    if body[1:2] == "\n":
        return body
    return _COMMENT.sub("", body).replace("\n\n", "\n")


def _tree(body: str, keys: _KeyOrder) -> dict[str, Any]:
    """Build the tree of lines, each preceded by its line feed."""
    nodes = _OpenNodes(keys)
    at = nodes.at
    has_quotes = '"' in body or "{" in body
    is_pending = False  # whether the last entry has no value yet
    level = n_lines = 0
    for margin, dash, entries, items in _RUN.findall(body):
        top, level = level, len(margin) // _INDENT
        kind: type[Any] = list if dash else dict
        if level > top:
            if not is_pending or level > top + 1:
                raise NeedsStrictReader
            nodes.begin(level, kind)
        here = at[level]
        if type(here) is not kind:
            raise NeedsStrictReader
        if items:
            lines = items.split(f"{margin}- ")
            here += map(_unquoted, lines) if has_quotes else lines
        else:
            if dash:
                level += 1
                here = nodes.begin_item(level)
                margin += "  "  # noqa: PLW2901  # the entries after a dash are indented by two more
            lines = entries.split(margin)
            size = len(here) + len(lines)
            _fill(here, lines, level) if has_quotes or "[" in entries else _fill_plain(here, lines)
            if len(here) != size:  # a repeated key
                raise NeedsStrictReader
        n_lines += len(lines)
        is_pending = entries[-1:] == ":"
    if n_lines != body.count("\n") or not nodes.are_in_order():
        raise NeedsStrictReader
    return nodes.root


class _OpenNodes:
    """The maps and lists that the next line may continue, and all maps by their key order."""

    def __init__(self, keys: _KeyOrder) -> None:
        self.root: dict[str, Any] = {}
        # Maps by the indentation of their keys, lists by that of their dashes, in levels. Those deeper than
        # the last line are closed.
        self.at: list[Any] = [self.root, *[None] * (_MAX_DEPTH + 1)]
        self.keys = [keys] * len(self.at)
        self.maps = defaultdict(list, {keys: [self.root]})

    def begin(self, level: int, kind: type[Any]) -> None:
        """Begin a map or a list as the value of the last entry, one level up."""
        holder = self.at[level - 1]
        name = next(reversed(holder))
        keys = self.keys[level - 1].entry(name)
        if keys is None:
            raise NeedsStrictReader
        here = self.at[level] = holder[name] = kind()
        self.keys[level] = keys
        if kind is dict:
            self.maps[keys].append(here)

    def begin_item(self, level: int) -> dict[str, Any]:
        """Begin a map as an item of the list one level up."""
        here: dict[str, Any] = {}
        self.at[level - 1].append(here)
        self.at[level] = here
        keys = self.keys[level] = self.keys[level - 1].item()
        self.maps[keys].append(here)
        return here

    def are_in_order(self) -> bool:
        """Determine whether the keys of all maps are in canonical order."""
        return all(keys.accepts(maps) for keys, maps in self.maps.items())


class _KeyOrder:
    """Which keys are in canonical order at one node of a schema, remembered by their shape."""

    def __init__(self, schema: SchemaNode) -> None:
        self._schema = schema
        self._fields = frozenset(schema.fields)
        self._entries: dict[str, _KeyOrder] = {}
        self._item: _KeyOrder | None = None
        # Anchors differ in their digits alone, so that digits are dropped, unless a field has some.
        self._dropped = b"" if _DIGIT.search("|".join(self._fields)) else _DIGITS
        self._known: set[bytes] = set()

    def entry(self, key: str) -> _KeyOrder | None:
        """Return the order for the value of a key; None for a key that the schema does not have."""
        name = key if self._fields else ""
        found = self._entries.get(name)
        if found is None and (key in self._fields or (not self._fields and self._schema.is_id_map)):
            found = self._entries[name] = _KeyOrder(self._schema.entry(key))
        return found

    def item(self) -> _KeyOrder:
        """Return the order for an item of a list."""
        if self._item is None:
            self._item = _KeyOrder(self._schema.item())
        return self._item

    def accepts(self, maps: Sequence[Mapping[str, Any]]) -> bool:
        """Determine whether the formatter keeps the keys of all these maps, and their order."""
        if not self._fields:
            return all(_RESERVED.isdisjoint(keys) for keys in maps)
        lines = "\n".join(["|".join(keys) for keys in maps])
        shapes = lines.encode().translate(None, self._dropped).split(b"\n")
        return self._known.issuperset(shapes) or all(map(self._learn, shapes, maps))

    def _learn(self, shape: bytes, written: Mapping[str, Any]) -> bool:
        """Check one map for all of the same shape.

        Keys with digits are not learned. One of a known shape is accepted: the formatter keeps a key that
        is no field after the key before it.
        """
        if shape not in self._known:
            keys = list(written)
            has_digits = self._dropped and _DIGIT.search("|".join(key.partition("@")[0] for key in keys))
            if has_digits or not _RESERVED.isdisjoint(keys) or self._schema.in_order(keys) != keys:
                return False
            self._known.add(shape)
        return True


def _fill_plain(here: dict[str, Any], lines: list[str]) -> None:
    for line in lines:
        key, _, value = line.partition(": ")
        if not value:
            key = key[:-1]  # its colon
        here[key] = value


def _fill(here: dict[str, Any], lines: list[str], level: int) -> None:
    """Add entries to a map, some of them perhaps with quotes or brackets."""
    for line in lines:
        key, _, value = line.partition(": ")
        if not value:
            here[key[:-1]] = value
        elif value[0] == "[":
            if level * _INDENT + 1 + len(value) > WIDTH:
                raise NeedsStrictReader
            here[key] = value[1:-1].split(", ") if value != "[]" else []
        elif value == "{}":
            here[key] = {}
        else:
            here[key] = _unquoted(value)


def _unquoted(value: str) -> str:
    if value[0] != '"':
        return value
    text = value[1:-1]
    if format_scalar(text) != value:
        raise NeedsStrictReader
    return text
