"""The one layout of a YAML file of ours: keys in the order of the schema, two spaces, comments kept.

Every entry stands on its own line and a right-to-left value is the last thing on it (rule Y04), so that
an editor that orders mixed lines badly cannot scramble them. Laying out twice changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.layout.comments import comments_of
from claimpack.layout.scalars import has_rtl, scalar
from claimpack.model.document import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from claimpack.layout.comments import Comments
    from claimpack.layout.order import Order
    from claimpack.model.document import Document, Entry, Node

WIDTH = 100


def format_document(document: Document, order: Order) -> str:
    """Give the text of a document in canonical layout. The document must have no findings of Y01."""
    comments = comments_of(document)
    lines = list(comments.header)
    if isinstance(document.root, Mapping) and document.root.entries:
        lines += _Writer(document, comments).mapping(document.root, order, 0)
    else:
        return "".join(f"{line.rstrip()}\n" for line in (*comments.footer, "{}"))
    lines += comments.footer
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Writer:
    def __init__(self, document: Document, comments: Comments) -> None:
        self.lines = document.text.split("\n")
        self.comments = comments

    def mapping(self, node: Mapping, order: Order, depth: int) -> list[str]:
        entries = {entry.key: entry for entry in node.entries}
        written = []
        for key in order.keys(list(entries)):
            written += self.entry(entries[key], order.entry(key), depth)
        return written

    def entry(self, entry: Entry, order: Order, depth: int) -> list[str]:
        pad, line = " " * depth, entry.key_range.line
        key = scalar(entry.key)
        body = self.value(entry.node, order, depth)
        head = [f"{pad}{key}:{body[0]}", *body[1:]]
        return self.with_comments(head, line, depth)

    def item(self, node: Node, order: Order, depth: int) -> list[str]:
        pad, line = " " * depth, node.text_range.line
        if isinstance(node, Mapping) and node.entries:
            above = self.comments.above.pop(line, [])
            spaced = line in self.comments.spaced
            self.comments.spaced.discard(line)
            rows = self.mapping(node, order, depth + 2)
            first = next(at for at, row in enumerate(rows) if not row.lstrip().startswith("#"))
            rows[first] = f"{pad}- {rows[first].lstrip(' ')}"
            front = [""] if spaced else []
            return [*front, *(f"{pad}{comment}" for comment in above), *rows]
        body = self.value(node, order, depth)
        return self.with_comments([f"{pad}-{body[0]}", *body[1:]], line, depth)

    def value(self, node: Node, order: Order, depth: int) -> list[str]:
        """Give what stands behind the colon or the dash, and the lines below it."""
        if isinstance(node, Scalar):
            return self.text(str(node.value if node.value is not None else ""), depth)
        if isinstance(node, Mapping):
            return ["", *self.mapping(node, order, depth + 2)] if node.entries else [" {}"]
        if not node.items:
            return [" []"]
        flow = self.flow(node, depth)
        if flow is not None:
            return [flow]
        rows = [row for item in node.items for row in self.item(item, order.item(), depth + 2)]
        return ["", *rows]

    def text(self, value: str, depth: int) -> list[str]:
        if "\n" in value.rstrip("\n") and not value.startswith((" ", "\n")):
            keep = "" if value.endswith("\n") and not value.endswith("\n\n") else "+"
            keep = keep if value.endswith("\n") else "-"
            rows = value.removesuffix("\n").split("\n") if keep != "+" else value[:-1].split("\n")
            return [f" |{keep}", *(f"{' ' * (depth + 2)}{row}" for row in rows)]
        written = scalar(value)
        return [f" {written}" if written else ""]

    def flow(self, node: Sequence, depth: int) -> str | None:
        """Keep a short list of words on one line, if its writer had it there."""
        text_range = node.text_range
        begin = self.lines[text_range.line - 1][text_range.column - 1 : text_range.column]
        values = [str(item.value) for item in node.items if isinstance(item, Scalar)]
        if begin != "[" or len(values) != len(node.items) or any(map(has_rtl, values)):
            return None
        if any(item.text_range.line in self.comments.behind for item in node.items[:-1]):
            return None if text_range.line != node.items[-1].text_range.line else self.joined(values)
        line = self.joined(values)
        return line if depth + len(line) <= WIDTH else None

    def joined(self, values: list[str]) -> str:
        return f" [{', '.join(scalar(value, in_flow=True) for value in values)}]"

    def with_comments(self, rows: list[str], line: int, depth: int) -> list[str]:
        """Put the comments of a line around what it has become."""
        pad = " " * depth
        above = [f"{pad}{comment}" for comment in self.comments.above.pop(line, ())]
        behind = self.comments.behind.pop(line, None)
        if behind is not None and (has_rtl(rows[0]) or len(rows) > 1):
            above.append(f"{pad}{behind}")
        elif behind is not None:
            rows = [f"{rows[0]}  {behind}", *rows[1:]]
        below = [f"{pad}  {comment}" for comment in self.comments.below.pop(line, ())]
        front = [""] if line in self.comments.spaced else []
        self.comments.spaced.discard(line)
        return [*front, *above, *rows, *below]
