"""Addition of an entry to a YAML file that people write; every other byte stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from claimpack.model.error import ClaimpackError
from claimpack.yaml import edit
from claimpack.yaml.format import format_scalar
from claimpack.yaml.nodes import Mapping, plain
from claimpack.yaml.strict import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimpack.yaml.nodes import Node

TODO = "TODO"
"""The value of a field that a contributor must write; `claimpack check` reports it."""


def modeline(schema: str) -> str:
    """Return the comment that names the schema of a file for editors, by a path relative to the file."""
    return f"# yaml-language-server: $schema={schema}"


def scalar(text: str) -> str:
    """Format one line of text as `claimpack fmt` does.

    Raises ClaimpackError for a text that YAML cannot hold in one line.
    """
    written = format_scalar(text)
    if text and "\n" not in text and _tree(f"- {written}\n") == [text]:
        return written
    raise ClaimpackError(f"{text!r} is not one line of text that YAML can hold")


def append_entry(path: str, text: str, key: str | None, entry: Sequence[str]) -> str:
    """Add an entry to the end of a map, and return the new text of the file.

    The map is the root, or the value of `key`. `entry` is lines without the indentation of that map, the
    first of them `ID:`. Raises ClaimpackError if the file cannot be read, or if the new lines would change
    the meaning of the rest.
    """
    line_break = "\r\n" if "\r\n" in text else "\n"
    whole = text if text.endswith("\n") or not text else f"{text}{line_break}"
    root = _root(whole)
    holder = root.get(key) if isinstance(root, Mapping) and key is not None else None
    node = root if key is None else holder.node if holder is not None else None
    if node is None:
        raise ClaimpackError(f"{path} cannot be read; run `claimpack check` first")
    result = edit.append_entry(whole, node, holder, entry)
    wanted = _with(root, key, entry)
    if wanted is None or _tree(result) != wanted:
        raise ClaimpackError(f"{path} has a format to which no entry can be added; write it by hand")
    return result


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
    """Return the values that the file must have with the entry; None if the map cannot have it."""
    tree = plain(root) if root is not None else None
    added = _tree("".join(f"{line}\n" for line in entry))
    if not isinstance(tree, dict) or not isinstance(added, dict):
        return None
    if key is None:
        return tree | added
    held = tree[key] or {}
    return tree | {key: held | added} if isinstance(held, dict) else None
