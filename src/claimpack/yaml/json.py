"""JSON text to a document in which every node has a range, for `datapackage.json`, which people write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claimpack.model.finding import Finding, Related
from claimpack.model.line_index import LineIndex
from claimpack.model.location import Location, TextRange
from claimpack.rules.yaml import outside_yaml_subset
from claimpack.yaml.document import Document
from claimpack.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACE = re.compile(r"[ \t\r\n]*")
_MAX_DEPTH = 32


def parse_json(path: str, text: str) -> tuple[Document | None, list[Finding]]:
    """Parse a JSON file (RFC 8259). Repeated keys and invalid JSON are findings (Y01)."""
    reader = _Reader(path, text)
    try:
        json.loads(text)  # the standard reader finds errors; ours adds ranges
        root, _ = reader.value(_skip(text, 0), 0)
    except json.JSONDecodeError as error:
        return None, [_syntax_error(path, text, error)]
    except RecursionError:
        problem = f"nested more than {_MAX_DEPTH} levels deep"
        return None, [outside_yaml_subset.RULE.at(Location(path), problem=problem)]
    return Document(path, root, text), reader.findings


def _syntax_error(path: str, text: str, error: json.JSONDecodeError) -> Finding:
    """Build the finding of an error. Its words for a trailing comma do not depend on the Python version."""
    before = text[: error.pos].rstrip()
    comma = error.pos if text[error.pos : error.pos + 1] == "," else len(before) - 1
    if text[comma : comma + 1] == "," and text[comma + 1 :].lstrip()[:1] in ("]", "}"):
        at, words, hint = comma, "a comma before a closing bracket", "delete it"
    else:
        at, words, hint = error.pos, error.msg, None
    line, column = LineIndex(text).line_and_column(at)
    # After the last character of a line there is nothing to underline.
    text_range = TextRange(line, column, line, column + (text[at : at + 1] not in ("", "\r", "\n")))
    return outside_yaml_subset.RULE.at(
        Location(path, text_range=text_range), problem=f"this is not JSON: {words}", hint=hint
    )


def _skip(text: str, index: int) -> int:
    found = _SPACE.match(text, index)
    assert found is not None
    return found.end()


class _Reader:
    """Reads text that is known to be JSON."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.text_range = LineIndex(text).text_range
        self.decode = json.JSONDecoder().raw_decode
        self.findings: list[Finding] = []

    def value(self, index: int, depth: int) -> tuple[Node, int]:
        if depth > _MAX_DEPTH:
            raise RecursionError
        read: Callable[[int, int], tuple[Node, int]] | None
        read = {"{": self.mapping, "[": self.sequence}.get(self.text[index])
        if read is not None:
            return read(index, depth)
        value, end = self.decode(self.text, index)
        return Scalar(value, self.text_range(index, end)), end

    def sequence(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        index = _skip(self.text, start + 1)
        while self.text[index] != "]":
            node, index = self.value(index, depth + 1)
            items.append(node)
            index = self.after_comma(index)
        return Sequence(tuple(items), self.text_range(start, index + 1)), index + 1

    def mapping(self, start: int, depth: int) -> tuple[Node, int]:
        entries: dict[str, Entry] = {}
        index = _skip(self.text, start + 1)
        while self.text[index] != "}":
            key, after = self.decode(self.text, index)
            text_range = self.text_range(index, after)
            colon = _skip(self.text, after)
            node, index = self.value(_skip(self.text, colon + 1), depth + 1)
            if key in entries:
                first = Related(
                    location=Location(self.path, text_range=entries[key].key_range),
                    message="first written here",
                )
                line = entries[key].key_range.line
                problem = f"the key `{key}` is written twice in one object (first in line {line})"
                location = Location(self.path, text_range=text_range)
                found = outside_yaml_subset.RULE.at(
                    location, problem=problem, hint="keep one of the two", related=(first,)
                )
                self.findings.append(found)
            else:
                entries[key] = Entry(key, text_range, node)
            index = self.after_comma(index)
        return Mapping(tuple(entries.values()), self.text_range(start, index + 1)), index + 1

    def after_comma(self, index: int) -> int:
        index = _skip(self.text, index)
        return _skip(self.text, index + 1) if self.text[index] == "," else index
