"""One more entry in a YAML file that people write: every other byte stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from claimpack.layout.scalars import scalar as in_layout
from claimpack.model.document import Mapping, plain
from claimpack.model.error import ClaimpackError
from claimpack.parse.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.model.document import Node

TODO = "TODO"
"""What stands where something is still to be written; `claimpack check` reports it as that."""

_EMPTY_MAP = re.compile(r"[ \t]*\{[ \t]*\}[ \t]*(?=\r?$)")


def modeline(schema: str) -> str:
    """Give the comment by which editors find the schema of a file, by its path from that file."""
    return f"# yaml-language-server: $schema={schema}"


def scalar(text: str) -> str:
    """Write one line of text as `claimpack fmt` would.

    Raises ClaimpackError for a text that YAML cannot hold in one line.
    """
    written = in_layout(text)
    if text and "\n" not in text and _tree(f"- {written}\n") == [text]:
        return written
    raise ClaimpackError(f"{text!r} is not one line of text that YAML can hold")


def append_entry(path: str, text: str, key: str | None, entry: Sequence[str]) -> str:
    """Add an entry behind the last one of a map, and give the new text of the file.

    The map is the file's own, or the one under `key`. `entry` is lines without the indentation of that
    map, the first of them `ID:`. Raises ClaimpackError where the file cannot be read, or where a line
    more would change the rest of it.
    """
    line_break = "\r\n" if "\r\n" in text else "\n"
    whole = text if text.endswith("\n") or not text else f"{text}{line_break}"
    root = _root(whole)
    holder = root.get(key) if isinstance(root, Mapping) and key is not None else None
    node = root if key is None else holder.node if holder is not None else None
    if node is None:
        raise ClaimpackError(f"{path} cannot be read as it is; run `claimpack check` first")
    lines = whole.split("\n")[:-1]
    key_line = holder.key_range.line - 1 if holder is not None else None
    start, end, kept, indent = _gap(lines, node, key_line)
    added = [f"{indent}{line}{line_break[:-1]}" for line in entry]
    result = "\n".join([*lines[:start], *kept, *added, *lines[end:], ""])
    wanted = _with(root, key, entry)
    if wanted is None or _tree(result) != wanted:
        raise ClaimpackError(f"{path} is laid out in a way that takes no further entry; write it by hand")
    return result


def _gap(lines: list[str], node: Node, key_line: int | None) -> tuple[int, int, list[str], str]:
    """Find the lines that an entry goes in place of, what stays of these, and the entry's indentation."""
    if isinstance(node, Mapping) and node.entries:
        indent = " " * (node.entries[0].key_range.column - 1)
        end = node.text_range.end_line - 1
        while end > node.text_range.line and _loose(lines[end - 1], indent):
            end -= 1
        return end, end, [], indent
    if key_line is not None:
        return key_line, key_line + 1, [_EMPTY_MAP.sub("", lines[key_line])], "  "
    braces = [number for number, line in enumerate(lines) if line.strip() == "{}"]
    return (braces[0], braces[0] + 1, [], "") if braces else (len(lines), len(lines), [], "")


def _loose(line: str, indent: str) -> bool:
    """Tell whether a line behind the last entry does not belong to it: a blank one, an outer comment."""
    return not line.strip() or (line.lstrip().startswith("#") and not line.startswith(indent))


def _root(text: str) -> Node | None:
    try:
        document, found, _ = parse_yaml("", text)
    except (yaml.YAMLError, UnicodeError):
        return None
    return None if document is None or found else document.root


def _tree(text: str) -> object:
    root = _root(text)
    return plain(root) if root is not None else None


def _with(root: Node | None, key: str | None, entry: Sequence[str]) -> object:
    """Give the tree as it must be once the entry stands in it; None where it cannot stand there."""
    tree = plain(root) if root is not None else None
    added = _tree("".join(f"{line}\n" for line in entry))
    if not isinstance(tree, dict) or not isinstance(added, dict):
        return None
    if key is None:
        return tree | added
    held = tree[key] or {}
    return tree | {key: held | added} if isinstance(held, dict) else None
