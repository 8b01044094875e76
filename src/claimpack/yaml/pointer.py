"""The walk from the root of a document along the reference tokens of a JSON Pointer (RFC 6901).

Tokens are escaped and unescaped by `model.location.Location`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimpack.yaml.nodes import Entry, Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimpack.yaml.nodes import Node


def walk(root: Node, tokens: tuple[str, ...]) -> Iterator[Entry | Node]:
    """Yield the entries and items that the tokens lead to; stops at the first token that leads nowhere."""
    node = root
    for token in tokens:
        step = _child(node, token)
        if step is None:
            return
        yield step
        node = step.node if isinstance(step, Entry) else step


def node_at(root: Node, tokens: tuple[str, ...]) -> Node | None:
    """Return the node that the tokens lead to; None if they lead nowhere."""
    steps: list[Entry | Node] = [root, *walk(root, tokens)]
    if len(steps) <= len(tokens):
        return None
    return steps[-1].node if isinstance(steps[-1], Entry) else steps[-1]


def _child(node: Node, token: str) -> Entry | Node | None:
    if isinstance(node, Mapping):
        return node.get(token)
    if isinstance(node, Sequence) and token.isdecimal() and int(token) < len(node.items):
        return node.items[int(token)]
    return None
