"""Strict YAML: text to a document in which every scalar is a string and every node knows its place.

The subset is that of rule Y01: one document, block or flow collections, plain, quoted and block
scalars, unique keys. Tags, anchors, aliases and merges are refused, and so is implicit typing: `no`,
`12:30` and `2024-10-25` stay the strings that a reader sees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from claimpack.model.diagnostic import Diagnostic, Related
from claimpack.model.document import Document, Entry, Mapping, Node, Scalar, Sequence
from claimpack.model.locus import START, Locus, Place
from claimpack.parse.line_order import scrambled_lines
from claimpack.parse.unseen import taken_out
from claimpack.rules.yaml import outside_yaml_subset

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's parser is about ten times faster; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 32

# Line breaks that editors do not show as such, and characters that YAML 1.2 §5.1 does not print.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")


_HINT = "look at the indentation and quotes of this line and of the one before it"

# What the parser says, and what the writer most likely did.
_HINTS = (
    (
        "mapping values are not allowed",
        "a colon with a space behind it begins a value: put the text in quotes",
    ),
    (
        "could not find expected ':'",
        "a key is missing its colon, or a text goes on in the next line: indent it",
    ),
    ("found character '\\t'", "a tab: indent with spaces"),
    ("found unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected <block end>, but found '-'", "the dash stands too far to the left or to the right"),
    ("expected <block end>", "this line is not indented like the ones it belongs to"),
    ("expected ',' or ']'", "a list in brackets is not closed"),
    ("expected ',' or '}'", "a map in braces is not closed"),
    ("cannot start any token", "a text cannot begin with this character: put it in quotes"),
)


class _TooDeepError(Exception):
    pass


def parse_yaml(path: str, text: str) -> tuple[Document | None, list[Diagnostic], frozenset[str]]:
    """Parse a file. Returns its document, its findings (Y01, Y03, Y04), and the pointers not to trust.

    A pointer not to trust leads to a value that was refused: who reads the document leaves the
    record around it alone. The document is None where the text has no single tree.
    """
    seen, unseen = taken_out(path, text)
    root, found, refused = _parsed(path, seen)
    if root is not None:
        found += scrambled_lines(path, root, seen)
    if unseen.characters or "\\" in seen:  # as they stand, or perhaps as escapes
        found = [*unseen.findings(root), *(unseen.relocated(one) for one in found)]
        root = unseen.restored(root) if root is not None else None
    if root is None:
        return None, found, refused
    return Document(path, root, text), found, refused


def _parsed(path: str, text: str) -> tuple[Node | None, list[Diagnostic], frozenset[str]]:
    unfit = _UNFIT.search(text)
    if unfit is not None:
        place = _place_of(text, unfit.start())
        what = f"the character U+{ord(unfit[0]):04X} is not allowed in YAML"
        hint = "delete it; it is invisible in most editors"
        return (
            None,
            [outside_yaml_subset.RULE.at(Locus(path, place=place), problem=what, hint=hint)],
            frozenset(),
        )
    builder = _Builder(path, text)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        builder.findings.append(_syntax_error(path, text, error))
        return None, builder.findings, frozenset()
    except _TooDeepError:
        builder.refuse(builder.last, f"nested more than {_MAX_DEPTH} levels deep")
        return None, builder.findings, frozenset()
    return root, builder.findings, frozenset(builder.refused)


class _Builder:
    """Turns the parser's events into nodes, and keeps going after a finding."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.findings: list[Diagnostic] = []
        self.refused: set[str] = set()
        self.trail: list[str] = []
        self.last = START

    def document(self) -> Node:
        root: Node = Mapping((), START)
        n_documents = 0
        first = START
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                n_documents += 1
                place = _place(event)
                if n_documents == 1:
                    first = place
                else:
                    note = Related(locus=Locus(self.path, place=first), message="the first document")
                    self.refuse(place, "a second document in one file", related=(note,))
                    break
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                root = self.node(event)
        if isinstance(root, Scalar) and root.value == "":
            return Mapping((), START)
        return root

    def node(self, event: yaml.Event) -> Node:
        self.last = place = _place(event)
        if len(self.trail) > _MAX_DEPTH:
            raise _TooDeepError
        anchor = getattr(event, "anchor", None)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(place, f"an alias (*{anchor})", hint="write the value out in full")
            self.distrust()
            return Scalar("", place)
        if anchor is not None:
            self.refuse(place, f"an anchor (&{anchor})", hint="delete it: there are no aliases")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(place, f"a tag ({tag})", hint="delete it: the schema says what type a value has")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return self.mapping(place)

    def sequence(self, place: Place) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.trail.append(str(len(items)))
            items.append(self.node(event))
            self.trail.pop()
        return Sequence(tuple(items), _through(place, _place(event)))

    def mapping(self, place: Place) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.trail.append("?")
            key = self.node(event)
            self.trail.pop()
            name = key.value if isinstance(key, Scalar) and isinstance(key.value, str) else "?"
            if not isinstance(key, Scalar):
                self.refuse(key.place, "a key that is a list or a map", hint="a key is one word")
            self.trail.append(name)
            value = self.node(next(self.events))
            self.trail.pop()
            if name == "<<":
                self.refuse(key.place, "a merge (<<)", hint="write the keys out in full")
                self.distrust()
            elif name in entries:
                first = entries[name].key_place
                note = Related(locus=Locus(self.path, place=first), message="first written here")
                problem = f"the key `{name}` is written twice in one map (first in line {first.line})"
                hint = "keep the true one; most programs would silently take the second"
                self.refuse(key.place, problem, hint=hint, related=(note,))
            elif isinstance(key, Scalar):
                entries[name] = Entry(name, key.place, value)
        return Mapping(tuple(entries.values()), _through(place, _place(event)))

    def distrust(self) -> None:
        self.refused.add("".join(f"/{_escaped(token)}" for token in self.trail))

    def refuse(
        self, place: Place, problem: str, hint: str | None = None, related: tuple[Related, ...] = ()
    ) -> None:
        locus = Locus(self.path, place=place)
        self.findings.append(
            outside_yaml_subset.RULE.at(locus, problem=problem, hint=hint, related=related)
        )


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def _place(event: yaml.Event) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _through(start: Place, end: Place) -> Place:
    return Place(start.line, start.column, end.end_line, end.end_column)


def _place_of(text: str, index: int) -> Place:
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(line, column, line, column + 1)


def _syntax_error(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    related: tuple[Related, ...] = ()
    if error.context_mark is not None and error.context:
        begun = Locus(path, place=_at(text, error.context_mark))
        related = (Related(locus=begun, message=error.context),)
    mark = error.problem_mark or error.context_mark
    at = Locus(path, place=_at(text, mark) if mark is not None else START)
    problem = f"this is not YAML: {error.problem or error.context}"
    hint = next((words for found, words in _HINTS if found in problem), _HINT)
    return outside_yaml_subset.RULE.at(at, problem=problem, hint=hint, related=related)


def _at(text: str, mark: yaml.Mark) -> Place:
    """Give the place of a mark; one behind the end of the file is put at its last character."""
    lines = text.split("\n")
    if mark.line < len(lines):
        return Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    return Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1)
