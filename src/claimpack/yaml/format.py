"""The canonical format of a YAML file: keys in the order of the schema, two spaces, comments kept.

Every entry has its own line, and a right-to-left value is the last thing on it (rule Y04), so that editors
show the line in its true order. Formatting twice changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimpack.text.direction import is_rtl
from claimpack.yaml.comments import comments_of
from claimpack.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from claimpack.yaml.comments import Comments
    from claimpack.yaml.document import Document
    from claimpack.yaml.nodes import Entry, Node
    from claimpack.yaml.schema_node import SchemaNode

WIDTH = 100

RESERVED = "~|null|true|false|yes|no|on|off|y|n|<<"
"""Plain scalars that other parsers type, in any case: a pattern."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=](?:[^:#\n\r\t]|:(?=\S)|(?<=\S)#)*")
_RESERVED = re.compile(RESERVED, re.IGNORECASE)
_FLOW = frozenset("[]{},")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def format_scalar(value: str, *, in_flow: bool = False) -> str:
    """Format a string on one line: plain where every parser reads it as a string, else in double quotes.

    The empty string is nothing in a block, and `""` in a list in brackets.
    """
    if value == "":
        return '""' if in_flow else ""
    plain = _PLAIN.fullmatch(value) and not value.endswith((" ", ":")) and not _RESERVED.fullmatch(value)
    if plain and not (in_flow and _FLOW & set(value)):
        return value
    return f'"{value.translate(_ESCAPES)}"'


def has_rtl(value: str) -> bool:
    """Determine whether a value has right-to-left characters; nothing may follow them on the line."""
    return any(is_rtl(char) for char in value)


def format_document(document: Document, schema: SchemaNode) -> str:
    """Return the text of a document in canonical format. The document must have no findings of Y01."""
    comments = comments_of(document)
    lines = list(comments.header)
    if isinstance(document.root, Mapping) and document.root.entries:
        lines += _Writer(document, comments).mapping(document.root, schema, 0)
    else:
        return "".join(f"{line.rstrip()}\n" for line in (*comments.footer, "{}"))
    lines += comments.footer
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Writer:
    def __init__(self, document: Document, comments: Comments) -> None:
        self.lines = document.text.split("\n")
        self.comments = comments

    def mapping(self, node: Mapping, schema: SchemaNode, depth: int) -> list[str]:
        entries = {entry.key: entry for entry in node.entries}
        written = []
        for key in schema.in_order(list(entries)):
            written += self.entry(entries[key], schema.entry(key), depth)
        return written

    def entry(self, entry: Entry, schema: SchemaNode, depth: int) -> list[str]:
        pad, line = " " * depth, entry.key_range.line
        key = format_scalar(entry.key)
        body = self.value(entry.node, schema, depth)
        head = [f"{pad}{key}:{body[0]}", *body[1:]]
        return self.with_comments(head, line, depth)

    def item(self, node: Node, schema: SchemaNode, depth: int) -> list[str]:
        pad, line = " " * depth, node.text_range.line
        if isinstance(node, Mapping) and node.entries:
            above = self.comments.above.pop(line, [])
            spaced = line in self.comments.spaced
            self.comments.spaced.discard(line)
            rows = self.mapping(node, schema, depth + 2)
            first = next(at for at, row in enumerate(rows) if not row.lstrip().startswith("#"))
            rows[first] = f"{pad}- {rows[first].lstrip(' ')}"
            front = [""] if spaced else []
            return [*front, *(f"{pad}{comment}" for comment in above), *rows]
        body = self.value(node, schema, depth)
        return self.with_comments([f"{pad}-{body[0]}", *body[1:]], line, depth)

    def value(self, node: Node, schema: SchemaNode, depth: int) -> list[str]:
        """Return what follows the colon or the dash, and the lines below it."""
        if isinstance(node, Scalar):
            return self.text(str(node.value if node.value is not None else ""), depth)
        if isinstance(node, Mapping):
            return ["", *self.mapping(node, schema, depth + 2)] if node.entries else [" {}"]
        if not node.items:
            return [" []"]
        flow = self.flow(node, depth)
        if flow is not None:
            return [flow]
        rows = [row for item in node.items for row in self.item(item, schema.item(), depth + 2)]
        return ["", *rows]

    def text(self, value: str, depth: int) -> list[str]:
        if "\n" in value.rstrip("\n") and not value.startswith((" ", "\n")):
            keep = "" if value.endswith("\n") and not value.endswith("\n\n") else "+"
            keep = keep if value.endswith("\n") else "-"
            rows = value.removesuffix("\n").split("\n") if keep != "+" else value[:-1].split("\n")
            return [f" |{keep}", *(f"{' ' * (depth + 2)}{row}" for row in rows)]
        written = format_scalar(value)
        return [f" {written}" if written else ""]

    def flow(self, node: Sequence, depth: int) -> str | None:
        """Return a short list in brackets, if it is written in brackets; else None."""
        text_range = node.text_range
        begin = self.lines[text_range.line - 1][text_range.column - 1 : text_range.column]
        values = [str(item.value) for item in node.items if isinstance(item, Scalar)]
        if begin != "[" or len(values) != len(node.items) or any(map(has_rtl, values)):
            return None
        if any(item.text_range.line in self.comments.after for item in node.items[:-1]):
            return None if text_range.line != node.items[-1].text_range.line else self.joined(values)
        line = self.joined(values)
        return line if depth + len(line) <= WIDTH else None

    def joined(self, values: list[str]) -> str:
        return f" [{', '.join(format_scalar(value, in_flow=True) for value in values)}]"

    def with_comments(self, rows: list[str], line: int, depth: int) -> list[str]:
        """Add the comments of a line to the rows that it became."""
        pad = " " * depth
        above = [f"{pad}{comment}" for comment in self.comments.above.pop(line, ())]
        after = self.comments.after.pop(line, None)
        if after is not None and (has_rtl(rows[0]) or len(rows) > 1):
            above.append(f"{pad}{after}")
        elif after is not None:
            rows = [f"{rows[0]}  {after}", *rows[1:]]
        below = [f"{pad}  {comment}" for comment in self.comments.below.pop(line, ())]
        front = [""] if line in self.comments.spaced else []
        self.comments.spaced.discard(line)
        return [*front, *above, *rows, *below]
