"""The strict reader: YAML text to a document in which every scalar is a string and every node has a range.

The subset is that of rule Y01: one document, block or flow collections, plain, quoted and block scalars,
unique keys. Tags, anchors, aliases and merges are refused, and there is no implicit typing: `no`, `12:30`
and `2024-10-25` are strings. `fast` reads files in canonical format with the same result.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from claimpack.model.finding import Finding, Related
from claimpack.model.line_index import LineIndex
from claimpack.model.location import START, Location, TextRange
from claimpack.rules.yaml import outside_yaml_subset
from claimpack.text.direction import BYTE_ORDER_MARK
from claimpack.yaml.document import Document
from claimpack.yaml.invisible import without_invisible
from claimpack.yaml.line_order import scrambled_lines
from claimpack.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from claimpack.yaml.syntax_error import syntax_error

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's parser is about ten times faster; both yield the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 32
_AFTER_SIGN = " \t\r,[]{}"

# Line breaks that editors do not show as such, and characters that YAML 1.2 §5.1 does not print.
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")


class _TooDeepError(Exception):
    pass


def parse_yaml(path: str, text: str) -> tuple[Document | None, list[Finding], frozenset[str]]:
    """Parse a file. Returns its document, its findings (Y01, Y03, Y04), and the pointers of refused values.

    The value at a refused pointer is not what the file says: the record around it must not be used. The
    document is None if the text has no single tree. A byte order mark may begin a file (YAML 1.2 §5.2);
    editors do not show it, so columns do not count it.
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    visible, removed = without_invisible(path, text)
    root, found, refused = _parsed(path, visible)
    if root is not None:
        found += scrambled_lines(path, root, visible)
    if removed.characters or "\\" in visible:  # as characters, or perhaps as escapes
        found = [*removed.findings(root), *(removed.relocated(one) for one in found)]
        root = removed.restored(root) if root is not None else None
    if root is None:
        return None, found, refused
    return Document(path, root, text), found, refused


def _parsed(path: str, text: str) -> tuple[Node | None, list[Finding], frozenset[str]]:
    bad = _NOT_ALLOWED.search(text)
    if bad is not None:
        line, column = LineIndex(text).line_and_column(bad.start())
        location = Location(path, text_range=TextRange(line, column, line, column + 1))
        problem = f"the character U+{ord(bad[0]):04X} is not allowed in YAML"
        hint = "delete it; it is invisible in most editors"
        return None, [outside_yaml_subset.RULE.at(location, problem=problem, hint=hint)], frozenset()
    builder = _Builder(path, text)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        builder.findings.append(syntax_error(path, text, error))
        return None, builder.findings, frozenset()
    except _TooDeepError:
        builder.refuse(builder.last, f"nested more than {_MAX_DEPTH} levels deep")
        return None, builder.findings, frozenset()
    return root, builder.findings, frozenset(builder.refused)


class _Builder:
    """Builds nodes from the parser's events; goes on after a finding."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.findings: list[Finding] = []
        self.refused: set[str] = set()
        self.tokens: list[str] = []
        self.last = START

    def document(self) -> Node:
        root: Node = Mapping((), START)
        n_documents = 0
        first = START
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                n_documents += 1
                text_range = _range_of(event)
                if n_documents == 1:
                    first = text_range
                else:
                    note = Related(
                        location=Location(self.path, text_range=first), message="the first document"
                    )
                    self.refuse(text_range, "a second document in one file", related=(note,))
                    break
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                root = self.node(event)
        if isinstance(root, Scalar) and root.value == "":
            return Mapping((), START)
        return root

    def node(self, event: yaml.Event) -> Node:
        self.last = text_range = _range_of(event)
        if len(self.tokens) > _MAX_DEPTH:
            raise _TooDeepError
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(text_range, f"an alias (*{anchor})", hint="write the value out in full")
            self.refuse_value()
            return Scalar("", text_range)
        if anchor is not None:
            at, written = self.sign("&", text_range)
            self.refuse(at, f"an anchor ({written})", hint="delete it: there are no aliases")
        if getattr(event, "tag", None) is not None:
            at, written = self.sign("!", text_range)
            bare = isinstance(event, yaml.ScalarEvent) and event.value == ""
            if bare:
                self.refuse_value()
            hint = (
                "write the word without it" if bare else "delete it: the schema says what type a value has"
            )
            self.refuse(at, f"a tag ({written})", hint=hint)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, text_range)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(text_range)
        return self.mapping(text_range)

    def sequence(self, text_range: TextRange) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.tokens.append(str(len(items)))
            items.append(self.node(event))
            self.tokens.pop()
        return Sequence(tuple(items), _through(text_range, _range_of(event)))

    def mapping(self, text_range: TextRange) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.tokens.append("?")
            key = self.node(event)
            self.tokens.pop()
            name = key.value if isinstance(key, Scalar) and isinstance(key.value, str) else "?"
            if not isinstance(key, Scalar):
                self.refuse(key.text_range, "a key that is a list or a map", hint="a key is one word")
            self.tokens.append(name)
            value = self.node(next(self.events))
            self.tokens.pop()
            if name == "<<":
                self.refuse(key.text_range, "a merge (<<)", hint="write the keys out in full")
                self.refuse_value()
            elif name in entries:
                first = entries[name].key_range
                note = Related(location=Location(self.path, text_range=first), message="first written here")
                problem = f"the key `{name}` is written twice in one map (first in line {first.line})"
                hint = "keep the true one; most programs would silently take the second"
                self.refuse(key.text_range, problem, hint=hint, related=(note,))
            elif isinstance(key, Scalar):
                entries[name] = Entry(name, key.text_range, value)
        return Mapping(tuple(entries.values()), _through(text_range, _range_of(event)))

    def sign(self, mark: str, text_range: TextRange) -> tuple[TextRange, str]:
        """Return the range and the text of an anchor or a tag at the beginning of a node."""
        line = self.lines[text_range.line - 1]
        start = line.find(mark, text_range.column - 1)
        if start < 0:
            return text_range, mark
        end = next((at for at in range(start, len(line)) if line[at] in _AFTER_SIGN), len(line))
        return TextRange(text_range.line, start + 1, text_range.line, end + 1), line[start:end]

    def refuse_value(self) -> None:
        self.refused.add(Location(self.path).child(*self.tokens).pointer)

    def refuse(
        self,
        text_range: TextRange,
        problem: str,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        location = Location(self.path, text_range=text_range)
        self.findings.append(
            outside_yaml_subset.RULE.at(location, problem=problem, hint=hint, related=related)
        )


def _range_of(event: yaml.Event) -> TextRange:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return TextRange(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _through(start: TextRange, end: TextRange) -> TextRange:
    return TextRange(start.line, start.column, end.end_line, end.end_column)
